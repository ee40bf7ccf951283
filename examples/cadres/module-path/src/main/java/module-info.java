/** Une application de modules : {@code java -p …} la lance, et elle ne voit du SDK que ce qui est public. */
module exemple.cantine {
    requires io.github.impotparticulier.client;
}
