// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app.schema;

import dev.chargehand.app.failure.CommandException;
import dev.chargehand.app.failure.ExitCode;
import dev.chargehand.app.failure.Failures;
import dev.chargehand.protocol.Action;
import dev.chargehand.protocol.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chargehand schema`.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        header = {"Examples:", "  chargehand schema Authorize", "  chargehand schema --all schemas/", ""},
        description = "Prints the JSON Schema (draft 4) of a message, or writes those of all messages.")
public final class SchemaCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "ACTION", description = "The action, such as Authorize.")
    private @Nullable String action;

    @Option(names = "--response", description = "The schema of the response, not of the request.")
    private boolean response;

    @Option(names = "--all", paramLabel = "DIR", description = "Write the schemas of all messages to this directory.")
    private @Nullable Path all;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (all != null) {
            return writeAll(all);
        }
        Action<?, ?> found = action == null ? null : Action.named(action);
        if (found == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    action == null ? "Which action?" : "There is no action '" + action + "' here.",
                    "the actions are " + String.join(", ", names()),
                    "chargehand schema " + (action == null ? "Authorize" : nearest(action)));
        }
        print(JsonSchema.of(response ? found.response() : found.request()));
        return ExitCode.OK;
    }

    private int writeAll(Path directory) {
        try {
            Files.createDirectories(directory);
            List<Class<?>> messages = Action.standard().stream()
                    .<Class<?>>flatMap(each -> Stream.of(each.request(), each.response()))
                    .toList();
            for (Class<?> message : messages) {
                Files.writeString(directory.resolve(JsonSchema.fileName(message)), JsonSchema.of(message));
            }
            print("Wrote " + messages.size() + " schemas to " + directory + System.lineSeparator());
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "The schemas could not be written to " + directory + ".",
                    Failures.inWords(e),
                    "name a directory that you may write to");
        }
    }

    private void print(String text) {
        if (spec != null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
    }

    private static List<String> names() {
        return Action.standard().stream().map(Action::name).toList();
    }

    /// The action that a mistyped word most likely means: the one that takes the fewest changes.
    private static String nearest(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        return names().stream()
                .min(Comparator.comparingInt(name -> changes(word, name.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    private static int changes(String from, String to) {
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = last[0];
            last[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = last[j];
                last[j] = Math.min(replaced, Math.min(last[j], last[j - 1]) + 1);
            }
        }
        return last[to.length()];
    }
}
