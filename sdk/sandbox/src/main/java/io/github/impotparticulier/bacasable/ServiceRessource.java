package io.github.impotparticulier.bacasable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/** Contrôle un appel comme la passerelle puis l'API, dans l'ordre de l'énoncé, et le sert. */
final class ServiceRessource {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Moyens moyens;

    ServiceRessource(Moyens moyens) {
        this.moyens = moyens;
    }

    Reponse repondre(RessourceServie ressource, Map<String, String> chemin, RecordedRequest requete) {
        Appel appel = new Appel(ressource, chemin, requete, moyens);
        try {
            controlerJeton(appel);
            controlerPanne(appel);
            controlerEntetes(appel);
            controlerParametres(appel);
            controlerFranceConnect(appel);
            controlerChemin(appel);
            controlerTeleservice(appel);
            return appel.conclure(ressource.lecture().lire(appel));
        } catch (RefusException refus) {
            return appel.conclure(refus.reponse());
        }
    }

    private void controlerJeton(Appel appel) throws RefusException {
        String perimetre = appel.ressource().perimetre();
        ControleJeton.exiger(
                appel.entetes("Authorization"), perimetre.isEmpty() ? List.of() : List.of(perimetre), moyens.jetons());
    }

    private void controlerPanne(Appel appel) throws RefusException {
        Optional<Panne> panne = moyens.pannes().subir(Panne.Moment.PASSERELLE.touchant(false));
        if (panne.isPresent()) {
            String typeErreur = appel.ressource().api().typeErreur();
            throw new RefusException(panne.get().reponse(typeErreur, moyens.horloge()));
        }
    }

    private static void controlerEntetes(Appel appel) throws RefusException {
        List<String> correlations = appel.entetes("X-Correlation-ID");
        if (correlations.size() != 1 || !estUnUuid(correlations.get(0))) {
            throw appel.refus(400, 4003, "X-Correlation-ID doit porter un UUID, un seul");
        }
        String typeMedia = appel.ressource().typeMedia();
        if (!appel.entetes("Accept").equals(List.of(typeMedia))) {
            throw new RefusException(Reponse.refusSansCorps(406, "Accept doit valoir " + typeMedia));
        }
    }

    private static void controlerParametres(Appel appel) throws RefusException {
        Map<String, Parametre> admis = appel.ressource().parametresParNom();
        for (String nom : appel.adresse().queryParameterNames()) {
            Parametre parametre = admis.get(nom);
            if (parametre == null) {
                throw appel.refus(400, 4003, "La ressource ne connaît pas l'un des paramètres de requête");
            }
            List<String> valeurs = appel.adresse().queryParameterValues(nom);
            if (valeurs.size() != 1) {
                throw appel.refus(400, 4003, "Le paramètre " + parametre.nom() + " est répété");
            }
            String valeur = valeurs.get(0);
            if (valeur == null || !parametre.forme().test(valeur)) {
                throw appel.refus(400, 4003, "Le paramètre " + parametre.nom() + " n'a pas la forme attendue");
            }
        }
    }

    private static void controlerFranceConnect(Appel appel) throws RefusException {
        List<String> jetons = appel.entetes(JetonsFranceConnect.ENTETE);
        switch (appel.ressource().designation()) {
            case SPI -> {
                if (!jetons.isEmpty()) {
                    throw appel.refus(
                            400, 4003, JetonsFranceConnect.ENTETE + " n'a pas sa place sur une route par SPI");
                }
            }
            case FRANCE_CONNECT -> {
                if (jetons.size() != 1 || jetons.get(0).isBlank()) {
                    throw appel.refus(
                            400, 4003, JetonsFranceConnect.ENTETE + " doit porter le jeton de l'usager, un seul");
                }
            }
            case CRITERES -> {}
        }
    }

    private static void controlerChemin(Appel appel) throws RefusException {
        for (Api.Variable variable : appel.ressource().api().variables()) {
            Optional<String> valeur = appel.variable(variable.nom());
            if (valeur.isPresent() && !variable.forme().matcher(valeur.get()).matches()) {
                throw appel.refus(400, variable.code(), variable.motif());
            }
        }
    }

    private void controlerTeleservice(Appel appel) throws RefusException {
        Teleservice regle = appel.ressource().teleservice();
        List<String> teleservices = appel.entetes("ID_Teleservice");
        if (regle == Teleservice.REQUIS && teleservices.isEmpty()) {
            throw appel.refus(400, 4003, "ID_Teleservice est requis");
        }
        String seulAdmis = moyens.identifiants().idTeleservice();
        if (regle != Teleservice.IGNORE && !teleservices.stream().allMatch(seulAdmis::equals)) {
            throw appel.refus(403, 4031, "Ce téléservice n'a pas accès à la ressource");
        }
    }

    static boolean estUnUuid(String texte) {
        return UUID.matcher(texte).matches();
    }
}
