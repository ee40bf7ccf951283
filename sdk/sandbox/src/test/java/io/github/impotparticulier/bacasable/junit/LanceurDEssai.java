package io.github.impotparticulier.bacasable.junit;

import io.github.impotparticulier.bacasable.BacASable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Exécute des classes d'essai par le JUnit du chargeur de classes où il est, et dit ce qu'il en fut. */
public final class LanceurDEssai implements Function<List<String>, String> {
    @Override
    public String apply(List<String> classes) {
        LauncherDiscoveryRequest demande = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream()
                        .filter(nom -> !nom.contains("="))
                        .map(nom -> ClassesDEssai.class.getName() + "$" + nom)
                        .map(DiscoverySelectors::selectClass)
                        .toList())
                .configurationParameters(classes.stream()
                        .filter(nom -> nom.contains("="))
                        .collect(Collectors.toMap(
                                nom -> nom.substring(0, nom.indexOf('=')), nom -> nom.substring(nom.indexOf('=') + 1))))
                .build();
        SummaryGeneratingListener bilan = new SummaryGeneratingListener();
        Launcher junit = LauncherFactory.create();
        junit.execute(demande, bilan);
        TestExecutionSummary resume = bilan.getSummary();
        Set<BacASable> bacs =
                ClassesDEssai.RECUS.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        return "réussis=" + resume.getTestsSucceededCount()
                + " bacs=" + bacs.size()
                + " ouverts=" + bacs.stream().filter(LanceurDEssai::ouvert).count()
                + " échecs="
                + resume.getFailures().stream()
                        .map(echec -> echec.getException().toString())
                        .toList();
    }

    private static boolean ouvert(BacASable bac) {
        try (Socket connexion = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(bac.passerelle()).getPort())) {
            return connexion.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
