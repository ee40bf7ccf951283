#!/usr/bin/env bash
# titlecase-french 1.0.1 (npm) : les noms de communes à trois mots perdent leurs majuscules, et toute initiale son accent.
#
# On aurait parié : « NOISY-LE-GRAND » donne Noisy-le-Grand, comme « NOISY LE GRAND » donne Noisy le Grand et
# « SAINT-DENIS » Saint-Denis ; « ÉVRY » reste Évry, l'objet du paquet étant la typographie française.
# Vu : le trait d'union n'est compris que s'il est seul dans le mot : à deux traits, tout sauf l'initiale passe en minuscules
# (Aix-en-provence) ; et la capitale accentuée est remplacée par la capitale nue, contre l'usage de l'Imprimerie nationale
# et de l'INSEE. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts titlecase-french@1.0.1 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import titre from 'titlecase-french';

for (const nom of ['SAINT-DENIS', 'NOISY LE GRAND', 'NOISY-LE-GRAND', 'AIX-EN-PROVENCE', 'SAINT-GERMAIN-EN-LAYE',
    'ÉVRY-COURCOURONNES', "L'ÎLE-SAINT-DENIS"]) {
    console.log(`${nom} : ${titre.convert(nom)}`);
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
SAINT-DENIS : Saint-Denis
NOISY LE GRAND : Noisy le Grand
NOISY-LE-GRAND : Noisy-le-grand
AIX-EN-PROVENCE : Aix-en-provence
SAINT-GERMAIN-EN-LAYE : Saint-germain-en-laye
ÉVRY-COURCOURONNES : Evry-Courcouronnes
L'ÎLE-SAINT-DENIS : L'Ile-saint-denis
FIN
