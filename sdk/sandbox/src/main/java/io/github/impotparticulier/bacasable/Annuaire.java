package io.github.impotparticulier.bacasable;

import io.github.impotparticulier.bacasable.commun.FichierJoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Le registre des personnes fictives. */
final class Annuaire {
    private static final Annuaire FICTIF =
            new Annuaire(FichierJoint.lire(Annuaire.class, "personnes-fictives.json", LecteurPersonnes::lire));

    private final List<PersonneFictive> personnes;
    private final List<PersonnePhysique> registre;
    private final Map<String, PersonneFictive> parSpi = new HashMap<>();
    private final Map<String, PersonneFictive> parCas = new HashMap<>();

    private Annuaire(List<PersonneFictive> personnes) {
        this.personnes = List.copyOf(personnes);
        this.registre = personnes.stream()
                .flatMap(personne -> personne.inscriptions().stream())
                .toList();
        for (PersonneFictive personne : personnes) {
            inscrire(parCas, personne.cas(), personne);
            inscrire(parSpi, personne.spi(), personne);
            personne.spiDeclarant2().ifPresent(spi -> inscrire(parSpi, spi, personne));
        }
    }

    static Annuaire fictif() {
        return FICTIF;
    }

    List<PersonneFictive> personnes() {
        return personnes;
    }

    /** Ce que R2P connaît : une inscription par déclarant. */
    List<PersonnePhysique> registre() {
        return registre;
    }

    Optional<PersonneFictive> parSpi(String spi) {
        return Optional.ofNullable(parSpi.get(spi));
    }

    PersonneFictive personne(String cas) {
        PersonneFictive personne = parCas.get(cas);
        if (personne == null) {
            throw new IllegalArgumentException("Cas inconnu du bac à sable ; cas connus : "
                    + personnes.stream().map(PersonneFictive::cas).collect(Collectors.joining(", ")));
        }
        return personne;
    }

    private static void inscrire(Map<String, PersonneFictive> index, String cle, PersonneFictive personne) {
        if (index.put(cle, personne) != null) {
            throw new IllegalStateException("Deux entrées pour une même clé dans les données, dont " + personne);
        }
    }
}
