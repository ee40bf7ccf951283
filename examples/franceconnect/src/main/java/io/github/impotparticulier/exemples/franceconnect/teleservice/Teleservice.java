package io.github.impotparticulier.exemples.franceconnect.teleservice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Le téléservice, réglé par les variables d'environnement que dit {@code application.properties}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Teleservice {
    /**
     * Le lance.
     *
     * @param arguments ceux de Spring Boot
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Teleservice.class, arguments);
    }
}
