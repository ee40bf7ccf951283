package io.github.impotparticulier.mesures;

import io.github.impotparticulier.ImpotParticulierClient;
import io.github.impotparticulier.personne.Usager;

/** Le client mesuré. */
final class NotreClient implements Appelant {
    private static final Usager USAGER = Usager.parSpi(Charge.SPI);

    private final ImpotParticulierClient client;

    NotreClient(String passerelle) {
        client = builder(passerelle).build();
    }

    static ImpotParticulierClient.Builder builder(String passerelle) {
        return ImpotParticulierClient.builder()
                .passerelle(passerelle)
                .identifiants("cle-des-mesures", "secret-des-mesures")
                .idTeleservice(Charge.ID_TELESERVICE);
    }

    @Override
    public long appeler(Charge charge) {
        return appeler(client, charge);
    }

    static long appeler(ImpotParticulierClient client, Charge charge) {
        return charge == Charge.PETITE
                ? client.irAssiette().pour(USAGER, Charge.ANNEE).rfr().orElseThrow()
                : client.irFacture().pour(USAGER, Charge.ANNEE).foyer().rfr().orElseThrow();
    }

    @Override
    public void close() {
        client.close();
    }
}
