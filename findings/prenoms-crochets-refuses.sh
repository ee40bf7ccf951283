#!/usr/bin/env bash
# @stoplight/prism-cli 5.16.0, openapi-backend 5.21.2 et express-openapi-validator 5.6.2 (npm) : le paramètre « prenoms[] ».
#
# On aurait parié : un contrat OpenAPI qui nomme son paramètre « prenoms[] » (l'usage de Rails et de PHP, celui d'API
# Particulier) accepte prenoms[]=ANNE&prenoms[]=MARIE, crochets codés ou non : c'est ce qu'envoie tout client tiré de lui.
# Vu : les trois refusent toute demande, écrite des deux façons. Deux rangent la valeur sous « prenoms » puis cherchent
# « prenoms[] » ; Prism cherche « prenoms%5b%5d ». Le même contrat, le paramètre renommé « prenoms », accepte.
# Conséquence : ni faux serveur, ni contrôle des demandes, pour un contrat que les générateurs de clients lisent bien.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts @stoplight/prism-cli@5.16.0 openapi-backend@5.21.2 \
    express-openapi-validator@5.6.2 express@5.3.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import express from 'express';
import validateur from 'express-openapi-validator';
import { OpenAPIBackend } from 'openapi-backend';

const contrat = (nom) => ({
    openapi: '3.0.3',
    info: { title: 'essai', version: '1' },
    paths: { '/qf': { get: {
        operationId: 'qf',
        parameters: [{ name: nom, in: 'query', required: true, schema: { type: 'array', items: { type: 'string' } } }],
        responses: { 200: { description: 'trouvé', content: { 'application/json': { schema: { type: 'object' }, example: {} } } } },
    } } },
});

async function libre() {
    const prise = createServer().listen(0, '127.0.0.1');
    await once(prise, 'listening');
    const { port } = prise.address();
    prise.close();
    return port;
}

async function prism(nom, essayer) {
    writeFileSync('api.json', JSON.stringify(contrat(nom)));
    const port = await libre();
    const serveur = spawn(process.execPath,
        ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-h', '127.0.0.1', '-p', String(port), 'api.json'],
        { stdio: 'ignore' });
    try {
        for (let tour = 0; tour < 120 && !await fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false); tour += 1) {
            await new Promise((suite) => setTimeout(suite, 250));
        }
        await essayer(async (requete) => {
            const reponse = await fetch(`http://127.0.0.1:${port}/qf?${requete}`);
            return reponse.ok ? 'accepté' : `${reponse.status}, ${(await reponse.json()).validation[0].message}`;
        });
    } finally {
        serveur.kill();
    }
}

async function openapiBackend(nom, essayer) {
    const api = new OpenAPIBackend({ definition: contrat(nom), handlers: {
        qf: () => 'accepté',
        validationFail: (c) => c.validation.errors[0].message,
    } });
    await api.init();
    await essayer((query) => api.handleRequest({ method: 'get', path: '/qf', query, headers: {} }));
}

async function expressOpenapiValidator(nom, essayer) {
    const site = express();
    site.use(validateur.middleware({ apiSpec: contrat(nom) }));
    site.get('/qf', (demande, reponse) => reponse.send('accepté'));
    site.use((erreur, demande, reponse, suite) => reponse.status(erreur.status).send(`${erreur.status}, ${erreur.message}`));
    const serveur = site.listen(0, '127.0.0.1');
    await once(serveur, 'listening');
    await essayer(async (requete) => (await fetch(`http://127.0.0.1:${serveur.address().port}/qf?${requete}`)).text());
    serveur.close();
}

for (const outil of [prism, openapiBackend, expressOpenapiValidator]) {
    for (const [nom, requetes] of [
        ['prenoms', ['prenoms=ANNE&prenoms=MARIE']],
        ['prenoms[]', ['prenoms[]=ANNE&prenoms[]=MARIE', 'prenoms%5B%5D=ANNE&prenoms%5B%5D=MARIE']],
    ]) {
        await outil(nom, async (demander) => {
            for (const requete of requetes) {
                console.log(`${outil.name}, contrat « ${nom} », demande ${requete} : ${await demander(requete)}`);
            }
        });
    }
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
prism, contrat « prenoms », demande prenoms=ANNE&prenoms=MARIE : accepté
prism, contrat « prenoms[] », demande prenoms[]=ANNE&prenoms[]=MARIE : 422, Request query must have required property 'prenoms%5b%5d'
prism, contrat « prenoms[] », demande prenoms%5B%5D=ANNE&prenoms%5B%5D=MARIE : 422, Request query must have required property 'prenoms%5b%5d'
openapiBackend, contrat « prenoms », demande prenoms=ANNE&prenoms=MARIE : accepté
openapiBackend, contrat « prenoms[] », demande prenoms[]=ANNE&prenoms[]=MARIE : must have required property 'prenoms[]'
openapiBackend, contrat « prenoms[] », demande prenoms%5B%5D=ANNE&prenoms%5B%5D=MARIE : must have required property 'prenoms[]'
expressOpenapiValidator, contrat « prenoms », demande prenoms=ANNE&prenoms=MARIE : accepté
expressOpenapiValidator, contrat « prenoms[] », demande prenoms[]=ANNE&prenoms[]=MARIE : 400, Unknown query parameter 'prenoms'
expressOpenapiValidator, contrat « prenoms[] », demande prenoms%5B%5D=ANNE&prenoms%5B%5D=MARIE : 400, Unknown query parameter 'prenoms'
FIN
