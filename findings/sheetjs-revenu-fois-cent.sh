#!/usr/bin/env bash
# SheetJS 0.18.5 (npm, xlsx) : dans un CSV français, 17827,50 devient 1782750, et 1,25 part 125.
#
# On aurait parié : le point-virgule est reconnu comme séparateur ; un nombre à virgule décimale est lu comme tel, ou reste
# le texte « 17827,50 ».
# Vu : le séparateur est reconnu, et la virgule ôtée, comme celle des milliers à l'américaine, quel que soit le nombre de
# chiffres qui suit : les revenus sont multipliés par cent, les parts par cent ou par dix, 7,5 % vaut 0,75. Un nombre à espace
# des milliers reste un texte, si bien qu'une colonne mêle nombres faux et textes. raw: true garde tous les textes.
# Conséquence : un fichier de ressources importé sans une erreur. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts xlsx@0.18.5 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { createRequire } from 'node:module';

const { read, utils } = createRequire(import.meta.url)('xlsx');
const csv = 'nom;revenu;parts;taux\nLEROY;17827,50;1,25;7,5 %\nDUPONT;17827,5;2,5;12%\nMARTIN;17 827,50;2;0,5\n';
for (const reglages of [{}, { raw: true }]) {
    const classeur = read(csv, { type: 'string', ...reglages });
    console.log(JSON.stringify(reglages));
    for (const ligne of utils.sheet_to_json(classeur.Sheets[classeur.SheetNames[0]])) {
        console.log(JSON.stringify(ligne));
    }
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
{}
{"nom":"LEROY","revenu":1782750,"parts":125,"taux":0.75}
{"nom":"DUPONT","revenu":178275,"parts":25,"taux":0.12}
{"nom":"MARTIN","revenu":"17 827,50","parts":2,"taux":5}
{"raw":true}
{"nom":"LEROY","revenu":"17827,50","parts":"1,25","taux":"7,5 %"}
{"nom":"DUPONT","revenu":"17827,5","parts":"2,5","taux":"12%"}
{"nom":"MARTIN","revenu":"17 827,50","parts":"2","taux":"0,5"}
FIN
