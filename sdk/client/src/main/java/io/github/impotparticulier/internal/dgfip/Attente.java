package io.github.impotparticulier.internal.dgfip;

/** Ce qu'une ressource attend de ses réponses, et qui change le sens des autres. */
public enum Attente {
    /** Des données de la personne, que la demande désigne. */
    LECTURE,
    /** De même, ou rien (204), ce qui est une réponse. */
    LECTURE_PARFOIS_VIDE,
    /** Si l'API est disponible : 40401 veut dire que non, sous tout statut. */
    DISPONIBILITE,
    /** Une personne : 404 veut dire « aucune », et 403 peut vouloir dire « plusieurs ». */
    RECHERCHE
}
