package io.github.impotparticulier.internal.echange;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** La suite d'OkHttp après un intercepteur, telle que l'essai la veut. */
interface ChaineFictive {
    Request REQUETE = new Request.Builder().url("https://hote-fictif.invalid/").build();

    Response repondre() throws IOException;

    /** La même, à la mode d'OkHttp. */
    default Interceptor.Chain chaine() {
        InvocationHandler suite = (chaine, methode, arguments) -> switch (methode.getName()) {
            case "request" -> REQUETE;
            case "proceed" -> repondre();
            default -> throw new UnsupportedOperationException(methode.getName());
        };
        return (Interceptor.Chain) Proxy.newProxyInstance(
                Interceptor.Chain.class.getClassLoader(), new Class<?>[] {Interceptor.Chain.class}, suite);
    }
}
