package io.github.impotparticulier.exemples;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** La grille de la commune : quel prix pour quel quotient. */
final class TarifsCantine {
    private static final String PLEIN = "plein";

    private final NavigableMap<BigDecimal, BigDecimal> prixParPlafond = new TreeMap<>();
    private final BigDecimal plein;

    private TarifsCantine(Properties grille) {
        plein = new BigDecimal(grille.getProperty(PLEIN));
        for (String cle : grille.stringPropertyNames()) {
            if (!cle.equals(PLEIN)) {
                prixParPlafond.put(new BigDecimal(cle), new BigDecimal(grille.getProperty(cle)));
            }
        }
    }

    static TarifsCantine charger() {
        Properties grille = new Properties();
        try (Reader lecteur = new InputStreamReader(
                Objects.requireNonNull(TarifsCantine.class.getResourceAsStream("tarifs-cantine.properties")),
                StandardCharsets.UTF_8)) {
            grille.load(lecteur);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TarifsCantine(grille);
    }

    /** Le prix d'un repas, en euros, pour un quotient familial annuel. */
    BigDecimal prix(BigDecimal quotient) {
        var tranche = prixParPlafond.ceilingEntry(quotient);
        return tranche == null ? plein : tranche.getValue();
    }

    /** Le prix d'un repas, en euros, quand le quotient n'est pas connu. */
    BigDecimal plein() {
        return plein;
    }
}
