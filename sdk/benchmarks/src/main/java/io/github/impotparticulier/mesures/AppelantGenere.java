package io.github.impotparticulier.mesures;

/** Un client écrit par le générateur d'OpenAPI. */
interface AppelantGenere extends Appelant {
    /** Lit une réponse comme son client la lit. */
    Object decoder(byte[] reponse) throws Exception;
}
