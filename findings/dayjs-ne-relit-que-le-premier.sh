#!/usr/bin/env bash
# Day.js 1.11.23 (npm), customParseFormat et advancedFormat : en français, « Do » ne relit que le premier du mois.
#
# On aurait parié : une date écrite par « Do MMMM YYYY » se relit par « Do MMMM YYYY », tous les jours du mois ; c'est ce que
# font moment 2.30.1 et date-fns 4.4.0.
# Vu : l'ordinal français n'a de lettres que le premier (1er, 2, 3…), et la lecture en exige : « 1er juillet » passe, « 14
# juillet » est invalide. « D » lit le 14, et pas le 1er : aucun des deux ne lit tous les jours, ni en mode souple, ni en strict.
# Conséquence : l'essai au 1er du mois réussit, et trente jours sur trente et un échouent. Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts dayjs@1.11.23 moment@2.30.1 date-fns@4.4.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/customParseFormat'));
dayjs.extend(require('dayjs/plugin/advancedFormat'));
require('dayjs/locale/fr');
const moment = require('moment');
require('moment/locale/fr');
const dateFns = require('date-fns');
const { fr: locale } = require('date-fns/locale');

const lecteurs = {
    'Day.js Do': (texte) => dayjs(texte, 'Do MMMM YYYY', 'fr').toDate(),
    'Day.js Do strict': (texte) => dayjs(texte, 'Do MMMM YYYY', 'fr', true).toDate(),
    'Day.js D': (texte) => dayjs(texte, 'D MMMM YYYY', 'fr').toDate(),
    'moment Do': (texte) => moment(texte, 'Do MMMM YYYY', 'fr', true).toDate(),
    'date-fns do': (texte) => dateFns.parse(texte, 'do MMMM yyyy', new Date(), { locale }),
};
for (const [nom, lire] of Object.entries(lecteurs)) {
    const lus = [];
    for (let jour = 1; jour <= 31; jour += 1) {
        const date = new Date(1992, 6, jour);
        if (lire(dayjs(date).locale('fr').format('Do MMMM YYYY')).getTime() === date.getTime()) {
            lus.push(jour);
        }
    }
    const sort = (jour) => (lus.includes(jour) ? 'lu' : 'invalide');
    console.log(`${nom} : ${lus.length} jours sur 31, le 1er ${sort(1)}, le 14 ${sort(14)}`);
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
Day.js Do : 1 jours sur 31, le 1er lu, le 14 invalide
Day.js Do strict : 1 jours sur 31, le 1er lu, le 14 invalide
Day.js D : 30 jours sur 31, le 1er invalide, le 14 lu
moment Do : 31 jours sur 31, le 1er lu, le 14 lu
date-fns do : 31 jours sur 31, le 1er lu, le 14 lu
FIN
