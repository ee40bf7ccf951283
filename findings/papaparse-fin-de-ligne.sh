#!/usr/bin/env bash
# Papa Parse 5.7.1 (npm), séparateur deviné : la fin de ligne du dernier enregistrement change les colonnes d'un petit fichier.
#
# On aurait parié : « nom;revenu » puis « LEROY;17827 » a deux colonnes, que le fichier finisse ou non par une fin de ligne,
# comme la RFC 4180 le permet, et qu'il ait neuf lignes ou dix.
# Vu : la ligne vide qui suit la dernière fin de ligne compte pour un champ dans la moyenne, qui passe sous deux : le
# séparateur est dit indevinable, et la virgule prise à la place, jusque dans les montants : « LEROY;17827 » et « 50 ». Dix
# lignes, et seules les dix premières comptant, la vide n'est plus vue : le même fichier est bien lu. Trois colonnes suffisent
# aussi. L'erreur UndetectableDelimiter est dans errors, mais les données sont rendues.
# Conséquence : l'essai sur un échantillon échoue ou réussit selon sa taille et l'éditeur de texte ; il faut dire delimiter, ou
# skipEmptyLines. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts papaparse@5.7.1 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { createRequire } from 'node:module';

const papa = createRequire(import.meta.url)('papaparse');
const fichier = (titres, ligne, nombre) => [titres, ...Array(nombre - 1).fill(ligne)].join('\n');
for (const [cas, csv] of [
    ['deux colonnes, sans fin de ligne finale', fichier('nom;revenu', 'LEROY;17827,50', 3)],
    ['deux colonnes, avec fin de ligne finale', fichier('nom;revenu', 'LEROY;17827,50', 3) + '\n'],
    ['sans centimes', fichier('nom;revenu', 'LEROY;17827', 3) + '\n'],
    ['neuf lignes', fichier('nom;revenu', 'LEROY;17827,50', 9) + '\n'],
    ['dix lignes', fichier('nom;revenu', 'LEROY;17827,50', 10) + '\n'],
    ['trois colonnes', fichier('nom;revenu;commune', 'LEROY;17827,50;01015', 3) + '\n'],
]) {
    const { data, meta, errors } = papa.parse(csv);
    console.log(`${cas} : « ${meta.delimiter} » ${JSON.stringify(data[1])} ${errors.map((erreur) => erreur.code)}`);
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
deux colonnes, sans fin de ligne finale : « ; » ["LEROY","17827,50"] 
deux colonnes, avec fin de ligne finale : « , » ["LEROY;17827","50"] UndetectableDelimiter
sans centimes : « , » ["LEROY;17827"] UndetectableDelimiter
neuf lignes : « , » ["LEROY;17827","50"] UndetectableDelimiter
dix lignes : « ; » ["LEROY","17827,50"] 
trois colonnes : « ; » ["LEROY","17827,50","01015"] 
FIN
