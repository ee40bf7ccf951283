#!/usr/bin/env bash
# siret 1.0.1, vat-siren-siret 1.2.1, @form-validation/validator-siret 2.4.0 (npm) : les SIRET de La Poste sont refusés.
#
# On aurait parié : une bibliothèque dont le seul objet est le SIRET connaît la seule exception de l'Insee : la clé de Luhn ne
# vaut pas pour les établissements de La Poste (SIREN 356000000), dont la somme des chiffres est un multiple de cinq.
# Vu : les trois appliquent Luhn à tous ; seul le siège passe, qui y satisfait aussi. stdnum 1.12.0 les accepte tous.
# Conséquence : un formulaire ou un contrôle de destinataire qui refuse neuf bureaux de poste sur dix.
# Sortie vue : la fin de ce fichier.
set -euo pipefail
export LC_ALL=C.UTF-8
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"

npm install --no-audit --no-fund --ignore-scripts siret@1.0.1 vat-siren-siret@1.2.1 \
    @form-validation/validator-siret@2.4.0 @form-validation/core@2.4.0 stdnum@1.12.0 > npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > essai.mjs <<'FIN'
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const controles = {
    siret: require('siret').isSIRET,
    'vat-siren-siret': require('vat-siren-siret').isSIRET,
    'form-validation': (value) => require('@form-validation/validator-siret').siret().validate({ value }).valid,
    stdnum: (siret) => require('stdnum').stdnum.FR.siret.validate(siret).isValid,
};
const somme = (siret) => [...siret].reduce((total, chiffre) => total + Number(chiffre), 0);
const poste = [];
for (let nic = 1; nic < 100000; nic += 1) {
    const siret = `356000000${String(nic).padStart(5, '0')}`;
    if (somme(siret) % 5 === 0) {
        poste.push(siret);
    }
}
for (const [nom, controle] of Object.entries(controles)) {
    console.log(`${nom} : siège ${controle('35600000000048')}, 35600000049837 ${controle('35600000049837')}, `
        + `${poste.filter((siret) => !controle(siret)).length} refusés sur les ${poste.length} SIRET possibles de La Poste`);
}
FIN
node essai.mjs | tee vu

diff vu - <<'FIN'
siret : siège true, 35600000049837 false, 18000 refusés sur les 20000 SIRET possibles de La Poste
vat-siren-siret : siège true, 35600000049837 false, 18000 refusés sur les 20000 SIRET possibles de La Poste
form-validation : siège true, 35600000049837 false, 18000 refusés sur les 20000 SIRET possibles de La Poste
stdnum : siège true, 35600000049837 true, 0 refusés sur les 20000 SIRET possibles de La Poste
FIN
