package io.github.impotparticulier.exemples.fiabilisation;

/** Ce qu'il advient d'une ligne, tel que la colonne {@code r2p_issue} l'écrit. */
enum Issue {
    /** Une personne, et une seule. */
    TROUVEE("trouvées"),
    /** Personne ne répond à cet état civil. */
    INCONNUE("inconnues"),
    /** Plusieurs personnes répondent, ou le dossier n'est pas communicable : R2P ne distingue pas. */
    INDISTINCTE("plusieurs personnes, ou non communicables"),
    /** La ligne ne permet pas de chercher ; rien n'a été demandé. */
    MAL_FORMEE("mal formées"),
    /** La demande a été refusée, pour cette ligne et non pour les autres : par R2P, ou par ce qui est devant lui. */
    REFUSEE("refusées"),
    /** R2P a répondu à cette ligne, à chaque essai, autre chose que ce que son contrat promet. */
    INEXPLOITABLE("réponses inexploitables"),
    /** La panne n'a touché que cette ligne, à chaque essai : à redemander plus tard. */
    ECHEC("échecs passagers, à redemander");

    private final String libelle;

    Issue(String libelle) {
        this.libelle = libelle;
    }

    String libelle() {
        return libelle;
    }
}
