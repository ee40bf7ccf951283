package io.github.impotparticulier.exemples.fiabilisation;

import java.time.Duration;

/**
 * À quel pas un lot interroge R2P.
 *
 * @param simultanes combien de lignes peuvent être en cours
 * @param patience combien attendre une passerelle qui ne répond plus
 * @param repos combien laisser passer depuis la dernière écriture d'un traitement tué : ses requêtes comptent encore dans le quota
 * @param sansTemoin vrai pour croire un refus sans que personne n'ait été trouvé
 */
record Allure(int simultanes, Duration patience, Duration repos, boolean sansTemoin) {}
