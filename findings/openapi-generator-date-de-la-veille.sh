#!/usr/bin/env bash
# OpenAPI Generator 7.25.0 : un paramètre « format: date », trois clients TypeScript, trois dates, dont une interdite.
#
# On aurait parié : tirés du même contrat par le même outil, typescript-fetch, typescript-redux-query et typescript-rxjs
# envoient dateNaissance=1992-07-14 pour le 14 juillet 1992, donné dans le type que le client déclare.
# Vu : fetch envoie le 14. redux-query passe par l'heure universelle, et envoie le 13 depuis Paris ou La Réunion. rxjs déclare
# le paramètre string, puis appelle toISOString() dessus : la chaîne 1992-07-14, seule forme que le type admette, lève une
# TypeError, et la Date que le type refuse part, elle aussi, la veille.
# Conséquence : une personne née la veille, donc inconnue, et seulement à l'est de Greenwich. Sortie vue : la fin.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

cat > api.yaml <<'FIN'
openapi: 3.0.1
info: {title: essai, version: "1"}
paths:
  /foyer:
    get:
      operationId: foyer
      parameters:
        - {name: dateNaissance, in: query, schema: {type: string, format: date}}
      responses:
        "200": {description: trouvé, content: {application/json: {schema: {type: object, properties: {parts: {type: number}}}}}}
FIN
{
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<groupId>essai</groupId><artifactId>essai</artifactId><version>1</version><packaging>pom</packaging><build><plugins><plugin>'
    echo '<groupId>org.openapitools</groupId><artifactId>openapi-generator-maven-plugin</artifactId><version>7.25.0</version>'
    echo '<executions>'
    for client in fetch redux-query rxjs; do
        echo "<execution><id>$client</id><phase>initialize</phase><goals><goal>generate</goal></goals><configuration>"
        echo "<inputSpec>api.yaml</inputSpec><generatorName>typescript-$client</generatorName><output>$client</output>"
        echo '</configuration></execution>'
    done
    echo '</executions></plugin></plugins></build></project>'
} > pom.xml
produire() {
    mvn -q "$@" initialize > maven.log 2>&1
}
produire -o || produire || { cat maven.log >&2; exit 1; }
npm install --no-audit --no-fund --ignore-scripts typescript@5.9.3 rxjs@7.8.2 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }
grep -hE '^ +dateNaissance\?:' fetch/apis/*.ts redux-query/src/apis/*.ts rxjs/apis/*.ts | sed 's/^ *//' > types
for source in fetch/index.ts redux-query/src/index.ts rxjs/index.ts; do
    # sans les types de redux-query et de RxJS pour Node.js, tsc se plaint, mais écrit le JavaScript
    npx tsc --target es2022 --module commonjs --moduleResolution node --outDir "js/${source%%/*}" "$source" > tsc.log || true
done

cat > essai.cjs <<'FIN'
const { readFileSync } = require('node:fs');
const fetchs = require('./js/fetch/index.js');
const redux = require('./js/redux-query/index.js');
const rxjs = require('./js/rxjs/index.js');

const types = readFileSync('types', 'utf8').trim().split('\n');
const jour = new Date(1992, 6, 14);

async function parFetch(dateNaissance) {
    let vue;
    const client = new fetchs.DefaultApi(new fetchs.Configuration({ basePath: 'http://essai.example', fetchApi: (adresse) => {
        vue = adresse;
        return new Response('{}');
    } }));
    await client.foyer({ dateNaissance });
    return new URL(vue).searchParams.get('dateNaissance');
}

async function parReduxQuery(dateNaissance) {
    return redux.foyer({ dateNaissance }).body.dateNaissance;
}

async function parRxjs(dateNaissance) {
    let vue;
    const pre = (demande) => {
        vue = demande.url;
        throw new Error('rien ne part');
    };
    const client = new rxjs.DefaultApi(new rxjs.Configuration({ basePath: 'http://essai.example', middleware: [{ pre }] }));
    client.foyer({ dateNaissance }).subscribe({ error: () => {} });
    return new URL(vue).searchParams.get('dateNaissance');
}

(async () => {
    for (const [client, type, envoyer, valeur] of [
        ['fetch', types[0], parFetch, jour], ['redux-query', types[1], parReduxQuery, jour],
        ['rxjs', types[2], parRxjs, '1992-07-14'], ['rxjs', types[2], parRxjs, jour],
    ]) {
        const envoye = await envoyer(valeur).catch((erreur) => `${erreur.name} ${erreur.message}`);
        console.log(`${client}, déclaré ${type} donné ${valeur.constructor.name} du 14 juillet : ${envoye}`);
    }
})();
FIN
TZ=Europe/Paris node essai.cjs | tee vu

diff vu - <<'FIN'
fetch, déclaré dateNaissance?: Date; donné Date du 14 juillet : 1992-07-14
redux-query, déclaré dateNaissance?: Date; donné Date du 14 juillet : 1992-07-13
rxjs, déclaré dateNaissance?: string; donné String du 14 juillet : TypeError dateNaissance.toISOString is not a function
rxjs, déclaré dateNaissance?: string; donné Date du 14 juillet : 1992-07-13
FIN
