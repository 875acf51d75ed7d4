namespace MultiMarket.Cli.Tests.Support;

/// <summary>What a host answers.</summary>
internal static class Documents
{
    public const string Status = """
        {
          "instance": "main", "version": "0.1.0", "packages": "Akka.NET 1.5.67, MongoDB.Driver 3.14.0",
          "started_at": "2026-03-01T12:00:00+00:00", "generated_at": "2026-03-01T12:02:10+00:00", "data_folder": "/srv/data",
          "channels": [
            {"channel": "web", "simulation": {"state": "running", "min_interval_ms": 2000, "max_interval_ms": 5000, "written": 512, "next_order_number": 513, "trouble": null},
             "ingest_paused": false, "counts": {"found": 12345, "inserted": 12340, "duplicate": 2, "rejected": 1, "in_flight": 2}, "ignored": 3,
             "lag": {"samples": 4096, "p50_ms": 8.25, "p95_ms": 90, "p99_ms": 123.4}, "folder_error": null},
            {"channel": "boutique", "simulation": {"state": "waiting", "min_interval_ms": 100, "max_interval_ms": 200, "written": 0, "next_order_number": 1, "trouble": "the warehouse is away"},
             "ingest_paused": true, "counts": {"found": 0, "inserted": 0, "duplicate": 0, "rejected": 0, "in_flight": 0}, "ignored": 0,
             "lag": {"samples": 0, "p50_ms": 0, "p95_ms": 0, "p99_ms": 0}, "folder_error": "permission denied"}
          ],
          "totals": {"found": 12345, "inserted": 12340, "duplicate": 2, "rejected": 1, "in_flight": 2},
          "warehouse": {"kind": "embedded", "address": "mongodb://127.0.0.1:27117", "available": true, "trouble": null, "since": "2026-03-01T12:00:01+00:00"},
          "restarts": [{"at": "2026-03-01T12:01:00+00:00", "actor": "/user/channels/web/chain/validator-1", "cause": "IOException: disk"}],
          "restart_count": 1, "dead_letters": 0
        }
        """;

    public const string Revenue = """
        {
          "name": "revenue", "parameters": {"channel": "web,mobile,boutique"},
          "definition": "CA = somme de montant_total ; ne comptent pas annulée, remboursée.",
          "columns": [
            {"name": "mois", "label": "Mois", "kind": "text"}, {"name": "canal", "label": "Canal", "kind": "text"},
            {"name": "ca", "label": "CA (MAD)", "kind": "amount"}, {"name": "commandes", "label": "Commandes", "kind": "count"}
          ],
          "rows": [["2026-01", "web", 1234567.89, 1042], ["2026-01", "boutique", 617283.95, 7], ["2026-02", "mobile", 0.5, 1]],
          "totals": {"commandes": 1050, "ca": 1851852.34, "commandes_tous_statuts": 1100, "montant_tous_statuts": 2000000},
          "generated_at": "2026-03-01T12:00:00+00:00", "duration_ms": 12.5
        }
        """;

    public const string Cancellations = """
        {
          "name": "cancellations", "parameters": {}, "definition": "Taux = annulées / commandes.",
          "columns": [
            {"name": "canal", "label": "Canal", "kind": "text"}, {"name": "commandes", "label": "Commandes", "kind": "count"},
            {"name": "annulees", "label": "Annulées", "kind": "count"}, {"name": "taux", "label": "Taux d'annulation", "kind": "rate"}
          ],
          "rows": [["web", 1000, 123, 0.123], ["mobile", 0, 0, null]],
          "totals": {"commandes": 877, "ca": 1, "commandes_tous_statuts": 1000, "montant_tous_statuts": 2},
          "generated_at": "2026-03-01T12:00:00+00:00", "duration_ms": 3
        }
        """;

    public const string Products = """
        {
          "name": "top-products", "parameters": {"top": "2"}, "definition": "Les 2 produits les plus vendus.",
          "columns": [
            {"name": "produit_id", "label": "Produit", "kind": "text"}, {"name": "nom", "label": "Nom", "kind": "text"},
            {"name": "quantite", "label": "Quantité", "kind": "count"}, {"name": "ca", "label": "CA (MAD)", "kind": "amount"}
          ],
          "rows": [["P015", "Laptop, 15\" \"Pro\"", 12, 102000.0], ["P016", "=HYPERLINK(1)", 3, 8.25]],
          "totals": {}, "generated_at": "2026-03-01T12:00:00+00:00", "duration_ms": 3
        }
        """;

    public const string Rejected = """
        {
          "files": [
            {"channel": "web", "name": "web-000001.json", "size_bytes": 12, "rejection": {"file": "web-000001.json", "source": "site_web", "rejected_at": "2026-03-01T12:00:00+00:00", "attempts": 1,
              "violations": [{"code": "syntax", "path": "$", "found": "'}'", "expected": "a JSON document", "message": "ignored"}], "line": 3, "column": 7}},
            {"channel": "mobile", "name": "odd.json", "size_bytes": 1, "rejection": null},
            {"channel": "boutique", "name": "b.json", "size_bytes": 90, "rejection": {"file": "b.json", "source": "boutique_physique", "rejected_at": "2026-03-01T12:00:01+00:00", "attempts": 1,
              "violations": [{"code": "missing", "path": "$.client_id", "found": "nothing", "expected": "1 to 64 characters"}, {"code": "type", "path": "$.canal", "found": "1", "expected": "text"}], "line": null, "column": null}}
          ],
          "more": true
        }
        """;
}
