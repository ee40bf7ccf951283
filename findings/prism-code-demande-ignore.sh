#!/usr/bin/env bash
# @stoplight/prism-cli 5.16.0 (npm), prism mock : « Prefer: code=410 » rend un 200 quand l'Accept est celui de la ressource.
#
# On aurait parié : Prefer: code=410 rend la réponse 410 du contrat, ou une erreur si elle ne peut pas l'être ; une erreur
# se rend de toute façon sous son propre type, quel que soit l'Accept (c'est le cas des erreurs de Prism lui-même).
# Vu : quand l'erreur est décrite sous application/json et que le client demande, comme il se doit, le type de la ressource
# (application/prs…+json), Prism laisse tomber le code demandé et sert la réponse de SUCCÈS, sans en-tête ni journal qui
# le dise au client. Avec Accept: */*, le 410 vient. Un 204, qui n'a pas de contenu, vient toujours.
# Conséquence : l'essai du refus passe au vert, ou au rouge, sur une réponse qui n'en est pas un.
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
    "/avis": { "get": { "responses": {
      "200": { "description": "trouvé", "content": { "application/prs.essai.v1+json": {
        "schema": { "type": "object", "properties": { "revenu": { "type": "integer", "example": 17827 } } } } } },
      "204": { "description": "rien à dire" },
      "410": { "description": "plus d'avis", "content": { "application/json": {
        "schema": { "type": "object", "properties": { "code": { "type": "integer", "example": 4101 } } } } } }
    } } }
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
    for (const code of ['410', '204']) {
        for (const accept of ['*/*', 'application/json', 'application/prs.essai.v1+json']) {
            const reponse = await demander('/avis', { Accept: accept, Prefer: `code=${code}` });
            console.log(`Prefer: code=${code}, Accept: ${accept} : ${reponse.status} ${await reponse.text()}`);
        }
    }
} finally {
    prism.kill();
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
Prefer: code=410, Accept: */* : 410 {"code":4101}
Prefer: code=410, Accept: application/json : 410 {"code":4101}
Prefer: code=410, Accept: application/prs.essai.v1+json : 200 {"revenu":17827}
Prefer: code=204, Accept: */* : 204 
Prefer: code=204, Accept: application/json : 204 
Prefer: code=204, Accept: application/prs.essai.v1+json : 204 
FIN
