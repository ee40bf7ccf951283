package io.github.impotparticulier.mesures;

/** Le plus petit programme qui lit une réponse, dans une JVM neuve. */
final class PremiereReponse {
    private PremiereReponse() {}

    /**
     * Appelle une fois, écrit le revenu, puis le temps de calcul du processus.
     *
     * @param arguments qui appelle, et le port du serveur
     */
    public static void main(String[] arguments) throws Exception {
        Appelant appelant = appelant(arguments[0], "http://127.0.0.1:".concat(arguments[1]));
        System.out.println(appelant.appeler(Charge.PETITE));
        System.out.flush();
        System.out.println(
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Appelant appelant(String qui, String passerelle) {
        return switch (qui) {
            case "notre" -> new NotreClient(passerelle);
            case "plancher" -> new Plancher(passerelle);
            case "soigneux" -> new Soigneux(passerelle);
            default -> new ClientJdk(passerelle);
        };
    }
}
