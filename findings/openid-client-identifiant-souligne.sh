#!/usr/bin/env bash
# openid-client 6.9.0 (npm), ClientSecretBasic : l'en-tête Basic code aussi « _ », « - », « . » et « * ».
#
# On aurait parié : la RFC 6749 (2.3.1) fait passer identifiant et secret par le codage des formulaires, qui laisse tels
# quels lettres, chiffres et ces quatre signes : aB3_x-y n'est donc pas changé, et il n'y a pas de différence à voir, que
# le serveur décode ou qu'il compare tel quel. C'est ce que fait le URLSearchParams de Node.
# Vu : aB3_x-y part comme aB3%5Fx%2Dy. Un serveur qui décode y retrouve l'identifiant ; un serveur qui compare sans décoder
# le refuse : seules les clés sans souligné ni tiret passent partout, et une clé tirée au sort semble marcher ou non au hasard.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts openid-client@6.9.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { createServer } from 'node:http';
import * as client from 'openid-client';

let recu;
const serveur = createServer((demande, reponse) => {
    recu = demande.headers.authorization;
    reponse.setHeader('Content-Type', 'application/json');
    reponse.end('{"access_token":"jeton","token_type":"bearer","expires_in":3600}');
}).listen(0, '127.0.0.1');
await new Promise((pret) => serveur.on('listening', pret));
const emetteur = `http://127.0.0.1:${serveur.address().port}/`;
for (const [identifiant, secret] of [['aB3xy', 'secret'], ['aB3_x-y', 's.c*r_t']]) {
    const reglages = new client.Configuration({ issuer: emetteur, token_endpoint: `${emetteur}token` }, identifiant, secret,
        client.ClientSecretBasic(secret));
    client.allowInsecureRequests(reglages);
    await client.clientCredentialsGrant(reglages, { scope: 'RessourceIR' });
    const formulaire = new URLSearchParams({ v: identifiant }).toString().slice(2) + ':'
        + new URLSearchParams({ v: secret }).toString().slice(2);
    console.log(`openid-client : ${Buffer.from(recu.slice('Basic '.length), 'base64')}, codage des formulaires : ${formulaire}`);
}
serveur.close();
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
openid-client : aB3xy:secret, codage des formulaires : aB3xy:secret
openid-client : aB3%5Fx%2Dy:s%2Ec%2Ar%5Ft, codage des formulaires : aB3_x-y:s.c*r_t
FIN
