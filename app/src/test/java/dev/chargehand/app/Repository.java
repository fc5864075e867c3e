// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The source tree that the tests stand in.
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Repository() {}

    /// A file's text. What is no text, such as a picture, does not fail.
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The modules of the build, as the root's pom names them.
    static List<String> modules() {
        return MODULE.matcher(text(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// All files with that ending that belong to the project: those that git knows; where there is no git,
    /// all but
    /// what the build leaves.
    static List<Path> files(String ending) {
        List<Path> tracked = tracked();
        return (tracked.isEmpty() ? present() : tracked)
                .stream().filter(file -> file.toString().endsWith(ending)).toList();
    }

    private static List<Path> tracked() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(names.split("\0"))
                    .filter(name -> !name.isEmpty())
                    .map(ROOT::resolve)
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<Path> present() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                    .filter(file -> !ROOT.relativize(file).toString().startsWith(".git/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
