#!/usr/bin/env bash
# @etalab/decoupage-administratif 6.0.0 (npm, millésime 2026) : le code INSEE n'est pas une clé de communes.json.
#
# On aurait parié : un code INSEE désigne une commune et une seule ; new Map(communes.map(c => [c.code, c])) range tout, et
# 01015 y est Arboys en Bugey.
# Vu : la commune nouvelle et l'ancienne commune devenue son chef-lieu délégué portent le même code, et la seconde vient
# APRÈS : la table par code garde la déléguée, sans population ni code postal. Le nom est alors faux pour 510 communes.
# Rien dans les clés ne le dit : il faut filtrer sur type === 'commune-actuelle'.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts @etalab/decoupage-administratif@6.0.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { createRequire } from 'node:module';

const communes = createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json');
const parCode = new Map(communes.map((commune) => [commune.code, commune]));
const actuelles = communes.filter((commune) => commune.type === 'commune-actuelle');
const perdues = actuelles.filter((commune) => parCode.get(commune.code).type !== 'commune-actuelle');
const malNommees = perdues.filter((commune) => parCode.get(commune.code).nom !== commune.nom);

console.log(`${communes.length} lignes, ${parCode.size} codes, ${actuelles.length} communes actuelles`);
console.log(`communes actuelles perdues par la table : ${perdues.length}, dont ${malNommees.length} sous un autre nom`);
const vue = parCode.get('01015');
console.log(`01015 : ${actuelles.find((commune) => commune.code === '01015').nom} rangée comme ${vue.nom} (${vue.type}), `
    + `codes postaux ${vue.codesPostaux}`);
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
37590 lignes, 37006 codes, 34969 communes actuelles
communes actuelles perdues par la table : 584, dont 510 sous un autre nom
01015 : Arboys en Bugey rangée comme Arbignieu (commune-deleguee), codes postaux undefined
FIN
