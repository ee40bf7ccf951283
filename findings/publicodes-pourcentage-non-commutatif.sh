#!/usr/bin/env bash
# publicodes 1.10.3 (npm, le langage de règles de mon-entreprise.urssaf.fr) : 0.5 + 50 % fait 0,75 et 50 % + 0.5 fait 50,5 %.
#
# On aurait parié : l'addition est commutative, 50 % vaut 0,5 partout (50 % * 100 € fait bien 50 €), donc 1 dans les
# deux sens, ou une erreur d'unité.
# Vu : à droite, un pourcentage s'applique à ce qui est à gauche, comme sur une calculette (1000 € + 5 % fait 1050 €) ; à
# gauche, c'est le nombre de droite qui est pris pour des points de pourcentage. Rien au journal pour un nombre sans unité,
# un simple avertissement pour des euros : « 5 % + 1000 € » fait 1005 %. L'ordre des lignes d'une « somme » change
# donc le résultat. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts publicodes@1.10.3 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import Engine, { formatValue } from 'publicodes';

let avertissements = 0;
const journal = { log() {}, warn() { avertissements += 1; }, error() {} };
const regles = {
    revenu: { valeur: '1000 €' },
    hausse: { valeur: '5 %' },
    'revenu puis hausse': { somme: ['revenu', 'hausse'] },
    'hausse puis revenu': { somme: ['hausse', 'revenu'] },
};
for (const expression of ['50 % * 100 €', '0.5 + 50 %', '50 % + 0.5', 'revenu + hausse', 'hausse + revenu',
    'revenu puis hausse', 'hausse puis revenu']) {
    avertissements = 0;
    const valeur = new Engine(regles, { logger: journal }).evaluate(expression);
    console.log(`${expression} : ${formatValue(valeur).replace(/\s/g, ' ')}, avertissements : ${avertissements}`);
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
50 % * 100 € : 50 €, avertissements : 0
0.5 + 50 % : 0,75, avertissements : 0
50 % + 0.5 : 50,5 %, avertissements : 0
revenu + hausse : 1 050 €, avertissements : 0
hausse + revenu : 1 005 %, avertissements : 1
revenu puis hausse : 1 050 €, avertissements : 0
hausse puis revenu : 1 005 %, avertissements : 1
FIN
