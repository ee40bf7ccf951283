package io.github.impotparticulier.internal.echange;

import io.github.impotparticulier.erreur.Circonstances;
import io.github.impotparticulier.internal.echange.Issue.Nature;
import io.github.impotparticulier.internal.echange.Issue.Succes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Envoie une requête, une seule fois, et rend la réponse entière, bornée, en UTF-8. */
final class Transport implements AutoCloseable {
    private final OkHttpClient client;
    private final boolean emprunte;

    Transport(Reglages reglages) {
        OkHttpClient confie = reglages.httpClient();
        emprunte = confie == null;
        OkHttpClient base = confie == null ? SocleHttp.emprunter() : confie;
        client = base.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                // Le clair n'est permis que vers la machine elle-même : l'adresse a été vérifiée à la construction.
                .connectionSpecs(List.of(
                        reglages.passerelle().isHttps() ? ConnectionSpec.RESTRICTED_TLS : ConnectionSpec.CLEARTEXT))
                .connectTimeout(reglages.delaiConnexion())
                .readTimeout(reglages.delaiEssai())
                .writeTimeout(reglages.delaiEssai())
                .callTimeout(reglages.delaiEssai())
                .build();
    }

    Call preparer(Request requete, long delaiNanos) {
        Call appel = client.newCall(requete);
        appel.timeout().timeout(delaiNanos, TimeUnit.NANOSECONDS);
        return appel;
    }

    CompletableFuture<Issue<Reponse>> envoyer(
            Call appel, int octetsMax, Circonstances circonstances, BooleanSupplier abandonne) {
        CompletableFuture<Issue<Reponse>> resultat = new CompletableFuture<>();
        appel.enqueue(new Callback() {
            @Override
            public void onFailure(Call echoue, IOException panne) {
                resultat.complete(Erreurs.deReseau(panne, abandonne.getAsBoolean(), circonstances));
            }

            @Override
            public void onResponse(Call abouti, Response reponse) {
                resultat.completeAsync(() -> lire(reponse, octetsMax, circonstances, abandonne), Runnable::run);
            }
        });
        return resultat;
    }

    private static Issue<Reponse> lire(
            Response reponse, int octetsMax, Circonstances depart, BooleanSupplier abandonne) {
        Circonstances circonstances = depart.avecStatut(reponse.code());
        try (ResponseBody corps = reponse.body()) {
            BufferedSource source = corps.source();
            if (source.request(octetsMax + 1L)) {
                return Issue.echec(
                        Nature.REPONSE_ILLISIBLE,
                        "Réponse de plus de " + octetsMax / 1024 + " Kio : ce n'est pas ce que la DGFiP rend.",
                        circonstances);
            }
            byte[] octets = enUtf8(source.getBuffer().readByteArray(), corps.contentType());
            return new Succes<>(new Reponse(octets, circonstances));
        } catch (IOException panne) {
            return Erreurs.deReseau(panne, abandonne.getAsBoolean(), circonstances);
        }
    }

    private static byte[] enUtf8(byte[] octets, @Nullable MediaType type) {
        Charset charset = type == null ? null : type.charset();
        return charset == null || charset.equals(StandardCharsets.UTF_8)
                ? octets
                : new String(octets, charset).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (emprunte) {
            SocleHttp.rendre();
        }
    }
}
