package io.github.impotparticulier.exemples.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Ces essais veulent un vrai Redis. */
final class RedisRequis {
    private RedisRequis() {}

    /** Sans lui ils sont sautés ; l'intégration continue, qui annonce {@code CI}, doit en avoir un. */
    static void exiger() {
        if (System.getenv("CI") != null) {
            assertThat(RedisLocal.installe())
                    .as("l'intégration continue installe redis-server")
                    .isTrue();
        }
        assumeTrue(
                RedisLocal.installe(), "redis-server n'est pas installé : essai sauté (apt-get install redis-server)");
    }
}
