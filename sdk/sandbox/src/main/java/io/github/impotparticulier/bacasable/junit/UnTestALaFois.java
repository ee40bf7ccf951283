package io.github.impotparticulier.bacasable.junit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Un verrou par classe de tests : ses tests se suivent, sans attendre ceux des autres classes. Connu de JUnit depuis la 5.12. */
final class UnTestALaFois implements ResourceLocksProvider {
    UnTestALaFois() {}

    @Override
    public Set<Lock> provideForClass(Class<?> classe) {
        return Set.of(new Lock(AvecBacASable.class.getName() + " " + classe.getName()));
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> englobantes, Class<?> classe) {
        return provideForClass(englobantes.get(0));
    }
}
