// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.console;

import static dev.chargehand.console.Api.ROOT;
import static dev.chargehand.console.Api.json;

import dev.chargehand.centralsystem.CentralSystem;
import dev.chargehand.centralsystem.authorization.Tag;
import dev.chargehand.centralsystem.authorization.Tags;
import dev.chargehand.protocol.IdTag;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tags that may charge, or may not.
final class TagsApi {
    private static final String ONE = ROOT + "/tags/{idTag}";
    private static final int LONGEST = 20;

    private final Tags tags;

    TagsApi(CentralSystem centralSystem) {
        this.tags = centralSystem.tags();
    }

    void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/tags", json(this::list));
        routes.get(ONE, json(this::show));
        routes.put(ONE, json(this::put));
        routes.delete(ONE, this::remove);
    }

    /// A tag as it is shown.
    record TagView(
            String idTag,
            @Nullable String parentIdTag,
            @Nullable Instant expiryDate,
            boolean blocked,
            @Nullable Integer maxTransactions,
            @Nullable String note) {
        static TagView of(Tag tag) {
            return new TagView(
                    tag.idTag().value(),
                    tag.parent() == null ? null : tag.parent().value(),
                    tag.expiry(),
                    tag.blocked(),
                    tag.maxTransactions(),
                    tag.note());
        }
    }

    /// What is known of a tag.
    record TagData(
            @Nullable String parentIdTag,
            @Nullable Instant expiryDate,
            @Nullable Boolean blocked,
            @Nullable Integer maxTransactions,
            @Nullable String note) {}

    private Page<TagView> list(Context context) {
        var query = new Query(context, Set.of("limit", "cursor"));
        int limit = query.limit();
        String cursor = query.cursor();
        List<TagView> found = tags.list(cursor == null ? "" : cursor, limit + 1).stream()
                .map(TagView::of)
                .toList();
        return Page.of(found, limit, tag -> tag.idTag().toUpperCase(Locale.ROOT));
    }

    private static IdTag named(Context context) {
        String text = context.pathParam("idTag");
        if (text.isEmpty() || text.length() > LONGEST) {
            throw Json.badBody("", "a tag has 1 to " + LONGEST + " characters");
        }
        return new IdTag(text);
    }

    private TagView show(Context context) {
        return tags.find(named(context)).map(TagView::of).orElseThrow(() -> Problem.notFound("tag"));
    }

    private TagView put(Context context) {
        IdTag idTag = named(context);
        TagData data = Json.body(context, TagData.class);
        if (data.parentIdTag() != null && data.parentIdTag().length() > LONGEST) {
            throw Json.badBody("/parentIdTag", "has more than " + LONGEST + " characters");
        }
        if (data.maxTransactions() != null && data.maxTransactions() < 0) {
            throw Json.badBody("/maxTransactions", "must be 0 or more");
        }
        tags.put(new Tag(
                idTag,
                data.parentIdTag() == null ? null : new IdTag(data.parentIdTag()),
                data.expiryDate(),
                data.blocked() != null && data.blocked(),
                data.maxTransactions(),
                data.note()));
        return show(context);
    }

    private void remove(Context context) {
        if (!tags.remove(named(context))) {
            throw Problem.notFound("tag");
        }
        context.status(204);
    }
}
