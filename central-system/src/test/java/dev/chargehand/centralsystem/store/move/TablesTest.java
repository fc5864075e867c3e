// SPDX-License-Identifier: Apache-2.0
package dev.chargehand.centralsystem.store.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chargehand.centralsystem.store.BulkConnection;
import dev.chargehand.centralsystem.store.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list of tables, beside what the migrations make.
class TablesTest {
    @TempDir
    private Path directory = Path.of("");

    private BulkConnection sqlite = BulkConnection.toFill(Path.of("target", "unused-" + System.nanoTime()), null);
    private BulkConnection postgres = sqlite;

    @BeforeEach
    void open() {
        sqlite.close();
        sqlite = BulkConnection.toFill(directory, null);
        postgres = BulkConnection.toFill(directory, TestPostgres.freshDatabase());
    }

    @AfterEach
    void close() {
        sqlite.close();
        postgres.close();
    }

    @Test
    void noTableIsForgotten() throws SQLException {
        assertThat(Tables.IN_ORDER)
                .containsExactlyInAnyOrderElementsOf(Catalogue.sqliteTables(sqlite.connection()))
                .containsExactlyInAnyOrderElementsOf(Catalogue.postgresTables(postgres.connection()));
    }

    @Test
    void aTableComesAfterThoseItRefersTo() throws SQLException {
        for (String table : Tables.IN_ORDER) {
            List<String> before = Tables.IN_ORDER.subList(0, Tables.IN_ORDER.indexOf(table));
            assertThat(Catalogue.references(postgres.connection(), table).values())
                    .allSatisfy(parent -> assertThat(before).contains(parent.replaceFirst("\\..*", "")));
        }
    }

    @Test
    void bothDatabasesHaveTheSameColumns() throws SQLException {
        assertThat(Table.all(sqlite.connection())).isEqualTo(Table.all(postgres.connection()));
        assertThat(sqlite.schema()).isEqualTo(postgres.schema());
    }

    @Test
    void onlyTheTablesThatAreNamedSoHaveRowsFromTheBeginning() throws SQLException {
        for (Table table : Table.all(sqlite.connection())) {
            assertThat(table.isEmpty(sqlite.connection()))
                    .as(table.name())
                    .isNotEqualTo(Tables.FILLED_BY_MIGRATIONS.contains(table.name()));
        }
    }
}
