#!/usr/bin/env bash
# @socialgouv/jours-feries 2.0.0 (npm) : trois jours fériés de 2027 commencent à une heure du matin.
#
# On aurait parié : tous les jours rendus sont des minuits locaux, que l'on compare à un jour par getTime() ; c'est vrai de
# tous ceux de 2025 et de 2026.
# Vu : les fêtes mobiles se comptent en tranches de vingt-quatre heures depuis Pâques. En 2027 Pâques est le jour du passage
# à l'heure d'été : le lundi de Pâques, l'Ascension et le lundi de Pentecôte tombent à 01:00, et la comparaison les manque
# tous les trois. C'est ainsi chaque fois que Pâques tombe ce jour-là : 2024, 2027, 2032, 2035.
# Conséquence : un calcul d'échéance juste deux ans de suite, faux la troisième année. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts @socialgouv/jours-feries@2.0.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { createRequire } from 'node:module';

const feries = createRequire(import.meta.url)('@socialgouv/jours-feries');
const estFerie = (annee, mois, jour) => Object.values(feries(annee))
    .some((date) => date.getTime() === new Date(annee, mois - 1, jour).getTime());
for (const [annee, mois, jour] of [[2025, 4, 21], [2026, 4, 6], [2027, 3, 29]]) {
    console.log(`lundi de Pâques ${annee}, le ${jour}/${mois} : férié ${estFerie(annee, mois, jour)}`);
}
for (let annee = 2024; annee <= 2035; annee += 1) {
    const decales = Object.entries(feries(annee)).filter(([, date]) => date.getHours() !== 0);
    if (decales.length > 0) {
        console.log(`${annee} : ${decales.map(([nom, date]) => `${nom} à ${date.getHours()} h`).join(', ')}`);
    }
}
FIN
TZ=Europe/Paris node essai.mjs | tee vu

diff vu - <<'FIN'
lundi de Pâques 2025, le 21/4 : férié true
lundi de Pâques 2026, le 6/4 : férié true
lundi de Pâques 2027, le 29/3 : férié false
2024 : Lundi de Pâques à 1 h, Ascension à 1 h, Lundi de Pentecôte à 1 h
2027 : Lundi de Pâques à 1 h, Ascension à 1 h, Lundi de Pentecôte à 1 h
2032 : Lundi de Pâques à 1 h, Ascension à 1 h, Lundi de Pentecôte à 1 h
2035 : Lundi de Pâques à 1 h, Ascension à 1 h, Lundi de Pentecôte à 1 h
FIN
