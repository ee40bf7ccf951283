package io.github.impotparticulier.exemples.quota;

import io.github.bucket4j.BucketConfiguration;
import io.github.impotparticulier.appel.Guichet;
import io.github.impotparticulier.appel.LimiteurAppels;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Le quota contracté, partagé par tous les serveurs qui emploient le même Redis : voyez {@link Partage} pour ce qui est promis.
 *
 * <p>Sans Redis, aucun appel ne part : chacun attend, jusqu'à son échéance, et repart de lui-même. Redis n'a rien à garder sur disque :
 * s'il a tout perdu, le seau repart vide. S'il revient à un état ancien (sauvegarde, réplique en retard), il rend au plus une rafale de
 * trop. Le seau garde le partage de sa création : pour en changer, déployez, puis effacez la clé.
 *
 * <p>Une place prise puis rendue parce que rien n'est parti ({@code rendue}) est perdue : rendue tard, elle s'ajouterait à un seau déjà
 * regarni, et le quota pourrait passer. Celle d'un appel annulé pendant qu'il attend n'a pas été prise, ou va au suivant.
 *
 * <p>Les horloges des serveurs doivent s'accorder à la seconde, comme sous NTP : le seau suit la plus en avance, et un serveur dont la
 * sienne retarde attend plus que son tour.
 */
public final class LimiteurPartage implements LimiteurAppels, AutoCloseable {
    private final Minuterie.Systeme minuterie = Minuterie.systeme();
    private final Map<Guichet, FileDePlaces> files = new HashMap<>();
    private final SeauxRedis seaux;

    /**
     * Prépare un limiteur. Redis n'est pas appelé avant la première demande.
     *
     * @param redis son adresse, {@code redis://hôte:port} ou {@code rediss://…}
     * @param contrat ce qui distingue ce contrat des autres que ce Redis servirait, par exemple le nom de l'environnement
     * @param partages le partage de chaque guichet limité ; les autres ne le sont pas
     */
    public LimiteurPartage(String redis, String contrat, Map<Guichet, Partage> partages) {
        seaux = new SeauxRedis(redis);
        partages.forEach((guichet, partage) -> {
            String cle = "impot-particulier:quota:" + contrat + ":" + guichet;
            BucketConfiguration seau = partage.seau();
            files.put(guichet, new FileDePlaces(partage, () -> seaux.prendre(cle, seau), minuterie));
        });
    }

    @Override
    public CompletableFuture<Boolean> demander(Guichet guichet, Duration attenteMax) {
        FileDePlaces file = files.get(guichet);
        return file == null ? CompletableFuture.completedFuture(true) : file.demander(attenteMax.toNanos());
    }

    /** Fait échouer ceux qui attendent, et rend la connexion à Redis. À fermer après les clients. */
    @Override
    public void close() {
        files.values().forEach(FileDePlaces::fermer);
        minuterie.close();
        seaux.close();
    }
}
