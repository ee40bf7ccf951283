#!/usr/bin/env bash
# @stoplight/prism-cli 5.16.0 (npm), prism mock : une réponse décrite sous « */* » ne peut jamais être servie.
#
# On aurait parié : un contenu « */* » (ce qu'écrivent les générateurs Java quand le contrôleur ne dit pas ce qu'il produit)
# convient à tout Accept ; Prism rend l'objet en JSON, avec le type demandé.
# Vu : « Accept: application/json » est refusé en 406, « */* » n'étant pas compté comme une plage qui le contient ; et sans
# Accept, ou avec Accept: */*, Prism rend 500, faute de savoir écrire un objet en texte. Le même schéma sous
# application/json est servi. Conséquence : le fichier d'API publié tel quel n'a pas de faux serveur.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts @stoplight/prism-cli@5.16.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > api.json <<'FIN'
{
  "openapi": "3.0.1",
  "info": { "title": "essai", "version": "1" },
  "paths": {
    "/etoile": { "get": { "responses": { "200": { "description": "trouvé", "content": {
      "*/*": { "schema": { "type": "object", "properties": { "spi": { "type": "string" } } } } } } } } },
    "/json": { "get": { "responses": { "200": { "description": "trouvé", "content": {
      "application/json": { "schema": { "type": "object", "properties": { "spi": { "type": "string" } } } } } } } } }
  }
}
FIN
cat > essai.mjs <<'FIN'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const libre = createServer().listen(0, '127.0.0.1');
await once(libre, 'listening');
const port = libre.address().port;
libre.close();
const prism = spawn(process.execPath,
    ['node_modules/@stoplight/prism-cli/dist/index.js', 'mock', '-h', '127.0.0.1', '-p', String(port), 'api.json'],
    { stdio: 'ignore' });
const demander = (chemin, entetes) => fetch(`http://127.0.0.1:${port}${chemin}`, { headers: entetes });
try {
    for (let essai = 0; essai < 120; essai += 1) {
        const pret = await demander('/', {}).then(() => true, () => false);
        if (pret) {
            break;
        }
        await new Promise((suite) => setTimeout(suite, 250));
    }
    for (const chemin of ['/json', '/etoile']) {
        for (const accept of ['application/json', '*/*']) {
            const reponse = await demander(chemin, { Accept: accept });
            const corps = await reponse.json();
            console.log(`${chemin}, Accept: ${accept} : ${reponse.status} ${corps.title ?? JSON.stringify(corps)}`);
        }
    }
} finally {
    prism.kill();
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
/json, Accept: application/json : 200 {"spi":"string"}
/json, Accept: */* : 200 {"spi":"string"}
/etoile, Accept: application/json : 406 The server cannot produce a representation for your accept header
/etoile, Accept: */* : 500 Cannot serialise complex objects as text
FIN
