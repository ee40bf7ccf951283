#!/usr/bin/env bash
# @etalab/decoupage-administratif 6.0.0 (npm) : require('@etalab/decoupage-administratif') échoue hors de son propre dossier.
#
# On aurait parié : le module annoncé par « main » (index.js) rend communes, départements, régions, comme les fichiers
# data/*.json que le mode d'emploi fait charger un à un.
# Vu : index.js lit ./data/…json par rapport au dossier COURANT du processus et non au sien : ENOENT depuis tout projet ;
# le même require n'aboutit que lancé depuis node_modules/@etalab/decoupage-administratif (ou tout dossier qui aurait
# par hasard un data/communes.json, alors lu à la place, sans un mot). Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts @etalab/decoupage-administratif@6.0.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.cjs <<'FIN'
const { mkdirSync, writeFileSync } = require('node:fs');

function charger(ou) {
    try {
        const paquet = require('@etalab/decoupage-administratif');
        console.log(`${ou} : ${paquet.regions.length} régions`);
        for (const cle of Object.keys(require.cache)) {
            delete require.cache[cle];
        }
    } catch (erreur) {
        console.log(`${ou} : ${erreur.code} ${erreur.path}`);
    }
}

charger('depuis le projet');
mkdirSync('autre/data', { recursive: true });
for (const nom of ['arrondissements', 'communes', 'departements', 'epci', 'ept', 'regions']) {
    writeFileSync(`autre/data/${nom}.json`, '["à moi"]');
}
process.chdir('autre');
charger('depuis un dossier qui a ses propres data/*.json');
process.chdir('../node_modules/@etalab/decoupage-administratif');
charger('depuis le dossier du paquet');
FIN
node essai.cjs | tee vu

diff vu - <<'FIN'
depuis le projet : ENOENT ./data/arrondissements.json
depuis un dossier qui a ses propres data/*.json : 1 régions
depuis le dossier du paquet : 26 régions
FIN
