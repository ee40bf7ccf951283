#!/usr/bin/env bash
# lodash 4.18.1 et any-ascii 0.3.3 (npm) : dans un nom en capitales, Œ devient « Oe », et kebabCase coupe alors le mot.
#
# On aurait parié : deburr('SACRÉ-CŒUR') donne SACRE-COEUR, et kebabCase sacre-coeur, comme pour « Sacré-Cœur » ; lodash
# rend bien IJ en capitales pour la ligature Ĳ.
# Vu : Œ et Æ donnent une capitale PUIS une minuscule (COeUR), qu'un contrôle [A-Z' -]+ des registres en capitales refuse ;
# kebabCase et snakeCase, qui ôtent les accents avant de découper, y voient trois mots : c-oe-ur.
# any-ascii fait de même ; il n'y a que toUpperCase() après coup. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts lodash@4.18.1 any-ascii@0.3.3 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import anyAscii from 'any-ascii';
import _ from 'lodash';

for (const nom of ['Sacré-Cœur', 'SACRÉ-CŒUR', 'ŒUILLY', 'ĲSSEL']) {
    console.log(`${nom} : deburr ${_.deburr(nom)}, any-ascii ${anyAscii(nom)}, words ${_.words(nom).join('|')}, `
        + `kebabCase ${_.kebabCase(nom)}, snakeCase ${_.snakeCase(nom)}`);
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
Sacré-Cœur : deburr Sacre-Coeur, any-ascii Sacre-Coeur, words Sacré|Cœur, kebabCase sacre-coeur, snakeCase sacre_coeur
SACRÉ-CŒUR : deburr SACRE-COeUR, any-ascii SACRE-COeUR, words SACRÉ|CŒUR, kebabCase sacre-c-oe-ur, snakeCase sacre_c_oe_ur
ŒUILLY : deburr OeUILLY, any-ascii OeUILLY, words ŒUILLY, kebabCase oe-uilly, snakeCase oe_uilly
ĲSSEL : deburr IJSSEL, any-ascii IJSSEL, words ĲSSEL, kebabCase ijssel, snakeCase ijssel
FIN
