// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.version;

import dev.chargehand.app.failure.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chargehand version`.
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        header = {"Examples:", "  chargehand version", "  chargehand version --json", ""},
        description = "Says which Chargehand and which Java this is.")
public final class VersionCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String text = json
                ? "{\"version\":\"%s\",\"commit\":%s,\"java\":\"%s\"}"
                        .formatted(
                                Version.current(),
                                Version.commit().map(hash -> '"' + hash + '"').orElse("null"),
                                Runtime.version())
                : new Version().getVersion()[0];
        if (spec != null) {
            spec.commandLine().getOut().println(text);
        }
        return ExitCode.OK;
    }
}
