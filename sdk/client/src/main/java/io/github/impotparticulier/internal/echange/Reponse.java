package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.AppelException;
import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.erreur.ReponseIllisibleException;
import io.github.impotparticulier.erreur.ReponseIncoherenteException;
import io.github.impotparticulier.internal.json.ObjetJson;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Une réponse entière : les octets du corps, décompressés, bornés, transcodés en UTF-8 sauf si elle se rend telle quelle, et l'essai qui
 * l'a obtenue.
 */
public final class Reponse {
    private final byte[] corps;
    private final boolean corpsPerdu;
    private final Headers entetes;
    private final Circonstances circonstances;
    private final Essai essai;
    /** Du fil de l'appel seul. */
    private @Nullable ObjetJson json;

    Reponse(byte[] corps, Headers entetes, Circonstances circonstances, Essai essai) {
        this(corps, false, entetes, circonstances, essai);
    }

    private Reponse(byte[] corps, boolean corpsPerdu, Headers entetes, Circonstances circonstances, Essai essai) {
        this.corps = corps;
        this.corpsPerdu = corpsPerdu;
        this.entetes = entetes;
        this.circonstances = circonstances;
        this.essai = essai;
    }

    /** Une réponse dont le corps, démesuré, rompu ou d'un jeu de caractères inconnu, ne se lit pas : elle n'est pas muette pour autant. */
    static Reponse sansCorpsLisible(Headers entetes, Circonstances circonstances, Essai essai) {
        return new Reponse(new byte[0], true, entetes, circonstances, essai);
    }

    /** Les octets du corps : plus rien ne les modifie. */
    public byte[] corps() {
        return corps;
    }

    /** Vrai si le corps n'a rien. */
    public boolean estVide() {
        return corps.length == 0;
    }

    /** Vrai si un corps est venu, dont on n'a rien pu lire. */
    public boolean corpsPerdu() {
        return corpsPerdu;
    }

    /** Le corps, lu une fois et sans le copier : plus rien ne le modifie. */
    public ObjetJson json() {
        ObjetJson lu = json;
        if (lu == null) {
            lu = ObjetJson.prendre(corps);
            json = lu;
        }
        return lu;
    }

    /** L'heure de la passerelle, telle qu'elle l'écrit, si elle la donne une fois. */
    public @Nullable String date() {
        return EnTetes.date(entetes);
    }

    Headers entetesRecus() {
        return entetes;
    }

    /** Les en-têtes, tels qu'ils sont venus. */
    public Map<String, List<String>> entetes() {
        return EnTetes.tous(entetes);
    }

    /** Un en-tête, s'il est là. */
    public @Nullable String entete(String nom) {
        return entetes.get(nom);
    }

    public int statut() {
        return circonstances.statut().orElseThrow();
    }

    public Circonstances circonstances() {
        return circonstances;
    }

    /** L'exception d'une réponse que l'on n'a pas su lire, avec les circonstances de l'appel. */
    public ReponseIllisibleException illisible(ReponseIllisibleException lecture) {
        return avecCause(new ReponseIllisibleException(lecture.explication(), circonstances), lecture);
    }

    /** De même d'une réponse qui n'est pas celle de cette demande : sa connexion est fermée. */
    public ReponseIncoherenteException incoherente(ReponseIncoherenteException lecture) {
        essai.couperConnexion();
        return avecCause(new ReponseIncoherenteException(lecture.explication(), circonstances), lecture);
    }

    private static <E extends AppelException> E avecCause(E exception, Throwable cause) {
        exception.initCause(cause);
        return exception;
    }

    @Override
    public String toString() {
        return "Reponse[HTTP " + statut() + "]";
    }
}
