package exemple;

import io.github.impotparticulier.bacasable.BacASable;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Le bac à sable démarre avant l'application, et lui donne ses réglages. */
public class BacDesTests implements QuarkusTestResourceLifecycleManager {
    private BacASable bac;

    @Override
    public Map<String, String> start() {
        bac = BacASable.demarrer();
        return bac.variables();
    }

    @Override
    public void inject(TestInjector injecteur) {
        injecteur.injectIntoFields(bac, new TestInjector.MatchesType(BacASable.class));
    }

    @Override
    public void stop() {
        if (bac != null) {
            bac.close();
        }
    }
}
