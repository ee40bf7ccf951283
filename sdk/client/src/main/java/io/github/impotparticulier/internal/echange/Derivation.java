package io.github.impotparticulier.internal.echange;

import okhttp3.OkHttpClient;

/** Tire d'un client HTTP un autre, qui n'a pas d'intercepteur de plus. */
final class Derivation {
    private Derivation() {}

    /** Un agent de supervision met les siens à chaque constructeur d'OkHttp : ils enverraient ailleurs l'adresse, où est la personne. */
    static OkHttpClient.Builder de(OkHttpClient client) {
        OkHttpClient.Builder derive = client.newBuilder();
        derive.interceptors().clear();
        derive.interceptors().addAll(client.interceptors());
        derive.networkInterceptors().clear();
        derive.networkInterceptors().addAll(client.networkInterceptors());
        return derive;
    }
}
