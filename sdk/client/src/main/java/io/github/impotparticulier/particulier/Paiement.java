package io.github.impotparticulier.particulier;

import io.github.impotparticulier.internal.json.ObjetJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Un paiement de France Travail. Les montants sont en euros, au centime.
 */
public final class Paiement extends DonneesParticulier {
    Paiement(ObjetJson json) {
        super(json);
    }

    /** {@return le jour du versement ; vide si absent} */
    public Optional<LocalDate> dateVersement() {
        return json.date("date_versement");
    }

    /** {@return le total versé, le prélèvement à la source déduit, en euros ; vide si absent} */
    public Optional<BigDecimal> montantTotal() {
        return json.decimal("montant_total");
    }

    /** {@return les allocations, avant prélèvement à la source, en euros ; vide si absent} */
    public Optional<BigDecimal> montantAllocations() {
        return json.decimal("montant_allocations");
    }

    /** {@return les aides, avant prélèvement à la source, en euros ; vide si absent} */
    public Optional<BigDecimal> montantAides() {
        return json.decimal("montant_aides");
    }

    /** {@return les autres paiements, avant prélèvement à la source, en euros ; vide si absent} */
    public Optional<BigDecimal> montantAutres() {
        return json.decimal("montant_autres");
    }
}
