package exemple;

import io.github.impotparticulier.ImpotParticulierClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Les tarifs de toute une école, un fil virtuel par famille : du code qui attend, sans rappel ni file à régler. */
public final class Cantine implements AutoCloseable {
    private final ExecutorService fils = Executors.newVirtualThreadPerTaskExecutor();
    private final ImpotParticulierClient client;

    /** L'exécuteur sert aussi aux appels par {@code client.async} ; le client ne le ferme pas. */
    public Cantine(Map<String, String> reglages) {
        client = ImpotParticulierClient.builder()
                .depuis(reglages)
                .executeur(fils)
                .build();
    }

    public List<Optional<BigDecimal>> tarifs(List<String> numerosFiscaux)
            throws InterruptedException, ExecutionException {
        TarifCantine tarif = new TarifCantine(client);
        List<Future<Optional<BigDecimal>>> demandes = new ArrayList<>();
        for (String numero : numerosFiscaux) {
            demandes.add(fils.submit(() -> tarif.prix(numero)));
        }
        List<Optional<BigDecimal>> tarifs = new ArrayList<>();
        for (Future<Optional<BigDecimal>> demande : demandes) {
            tarifs.add(demande.get());
        }
        return tarifs;
    }

    /** Par {@code async} : une page qui n'attend pas. */
    public Future<Optional<BigDecimal>> tarif(String numeroFiscal) {
        return client.async(c -> new TarifCantine(c).prix(numeroFiscal));
    }

    /** Le client d'abord : il coupe les appels en cours, que l'exécuteur attendrait. */
    @Override
    public void close() {
        client.close();
        fils.close();
    }
}
