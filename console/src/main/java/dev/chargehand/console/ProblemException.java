// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

/// A request that is answered with a [Problem].
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
