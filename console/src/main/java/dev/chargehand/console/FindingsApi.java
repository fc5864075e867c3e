// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import static dev.chargehand.console.Api.ROOT;
import static dev.chargehand.console.Api.json;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.finding.Finding;
import dev.chargehand.centralsystem.finding.FindingKind;
import dev.chargehand.centralsystem.finding.FindingRepository.Filter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What operators should know.
final class FindingsApi {
    private final CentralSystem centralSystem;

    FindingsApi(CentralSystem centralSystem) {
        this.centralSystem = centralSystem;
    }

    void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/findings", json(this::list));
        routes.post(ROOT + "/findings/{id}/resolve", json(this::resolve));
    }

    /// A finding as it is shown.
    record FindingView(
            long findingId,
            String chargePoint,
            String kind,
            String subject,
            Instant firstAt,
            Instant lastAt,
            long times,
            String detail,
            @Nullable String frame,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String note) {
        static FindingView of(Finding finding) {
            Finding.Resolution resolution = finding.resolution();
            return new FindingView(
                    finding.id(),
                    finding.chargePoint(),
                    finding.kind().word(),
                    finding.subject(),
                    finding.firstAt(),
                    finding.lastAt(),
                    finding.times(),
                    finding.detail(),
                    finding.frame(),
                    resolution == null ? null : resolution.at(),
                    resolution == null ? null : resolution.by(),
                    resolution == null ? null : resolution.note());
        }
    }

    private Page<FindingView> list(Context context) {
        var query = new Query(context, Set.of("limit", "cursor", "chargePoint", "kind", "open"));
        int limit = query.limit();
        var filter = new Filter(
                query.text("chargePoint"),
                kind(query.text("kind")),
                query.flag("open"),
                query.before(Long.MAX_VALUE),
                limit + 1);
        centralSystem.flush();
        List<FindingView> found = centralSystem
                .database()
                .read(() -> centralSystem.findings().list(filter))
                .stream()
                .map(FindingView::of)
                .toList();
        return Page.of(found, limit, finding -> String.valueOf(finding.findingId()));
    }

    private static @Nullable FindingKind kind(@Nullable String word) {
        try {
            return word == null ? null : FindingKind.of(word);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.badParameter("kind", "is no kind of finding"));
        }
    }

    private FindingView resolve(Context context) {
        long id = Query.id(context, "finding", Long.MAX_VALUE);
        String note = Json.body(context, TransactionsApi.Note.class).note();
        return centralSystem
                .resolveFinding(id, Who.OPERATOR, note)
                .map(FindingView::of)
                .orElseThrow(() -> Problem.notFound("finding"));
    }
}
