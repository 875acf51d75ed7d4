using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Bi;

public sealed class BiEndpointsSpecs : IAsyncLifetime
{
    private static readonly object?[] Product = ["P1", "Été, \"50 %\"", new DateOnly(2025, 4, 26), new DateOnly(2026, 1, 8), 3L, 7L, 1234.5m];
    private static readonly object?[] Formula = ["=1+1", "@nom", null, null, 1L, 0L, 0m];

    private readonly RunningBi _bi = new();

    public Task InitializeAsync() => _bi.InitializeAsync();

    public Task DisposeAsync() => _bi.DisposeAsync();

    [Fact]
    public async Task Without_the_token_nothing_is_read()
    {
        foreach (var table in StarTables.All) await _bi.Client.GetAsync($"/bi/{table.Name}").ProblemAsync(HttpStatusCode.Unauthorized);
        await _bi.Client.SendAsync(HttpMethod.Get, "/bi/commandes", ("apikey", "0123456789abcdef0123456789abcde0")).ProblemAsync(HttpStatusCode.Unauthorized);

        _bi.Source.Table.ShouldBeNull();
    }

    [Theory]
    [InlineData("Authorization", "Bearer " + RunningApi.Token)]
    [InlineData("apikey", RunningApi.Token)]
    public async Task The_token_opens_as_bearer_or_as_key(string header, string value)
    {
        using var response = await _bi.Client.SendAsync(HttpMethod.Get, "/bi/produits", (header, value));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task CSV_keeps_every_character()
    {
        _bi.Source.Rows = [Product, Formula];

        using var response = await _bi.GetAsync("/bi/produits?format=csv");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await response.Content.ReadAsStringAsync()).ShouldBe(
            "produit_id,nom,premiere_vente,derniere_vente,lignes,quantite,ca\r\n"
            + "P1,\"Été, \"\"50 %\"\"\",2025-04-26,2026-01-08,3,7,1234.5\r\n"
            + "=1+1,@nom,,,1,0,0\r\n");
    }

    [Fact]
    public async Task For_a_spreadsheet_no_text_is_a_formula()
    {
        _bi.Source.Rows = [Formula];

        using var response = await _bi.GetAsync("/bi/produits?format=csv&formulas=escape");

        (await response.Content.ReadAsStringAsync()).ShouldEndWith("\r\n'=1+1,'@nom,,,1,0,0\r\n");
    }

    [Fact]
    public async Task A_French_Excel_gets_its_mark_its_separator_and_its_comma()
    {
        _bi.Source.Rows = [Product, Formula];

        using var response = await _bi.GetAsync("/bi/produits?format=excel");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(bytes[3..]).Split("\r\n")[1..3].ShouldBe(["P1;\"Été, \"\"50 %\"\"\";2025-04-26;2026-01-08;3;7;1234,5", "'=1+1;'@nom;;;1;0;0"]);
    }

    [Fact]
    public async Task JSON_is_one_array_and_absent_values_are_null()
    {
        _bi.Source.Rows = [Product, Formula];

        var document = await _bi.GetAsync("/bi/produits").DocumentAsync();

        document.GetArrayLength().ShouldBe(2);
        document[0].GetProperty("nom").GetString().ShouldBe("Été, \"50 %\"");
        document[0].GetProperty("ca").GetRawText().ShouldBe("1234.5");
        document[1].GetProperty("premiere_vente").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_empty_table_is_an_empty_array()
    {
        (await _bi.GetAsync("/bi/produits").DocumentAsync()).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Lines_of_JSON_are_asked_for_by_name_or_by_type()
    {
        _bi.Source.Rows = [Product, Formula];
        using var named = await _bi.GetAsync("/bi/produits?format=jsonl");
        using var accepted = await _bi.GetAsync("/bi/produits", ("Accept", "application/x-ndjson"));

        var text = await named.Content.ReadAsStringAsync();
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("produit_id").GetString()).ShouldBe(["P1", "=1+1"]);
        (await accepted.Content.ReadAsStringAsync()).ShouldBe(text);
    }

    [Fact]
    public async Task Moments_keep_the_merchants_clock_and_say_when_they_are_UTC()
    {
        var row = new object?[StarTables.Orders.Columns.Count];
        row[3] = new DateTime(2025, 4, 26, 14, 0, 0, DateTimeKind.Utc);
        row[^1] = new DateTime(2025, 4, 26, 13, 0, 1, 123, DateTimeKind.Utc);
        _bi.Source.Rows = [row];

        var order = (await _bi.GetAsync("/bi/commandes").DocumentAsync())[0];

        order.GetProperty("date_commande").GetString().ShouldBe("2025-04-26T14:00:00");
        order.GetProperty("insere_le").GetString().ShouldBe("2025-04-26T13:00:01.123Z");
    }

    [Fact]
    public async Task Characters_beyond_the_basic_plane_survive_wherever_they_fall()
    {
        var names = Enumerable.Range(0, 200).Select(i => new string('x', i) + string.Concat(Enumerable.Repeat("🛒", 300))).ToList();
        _bi.Source.Rows = names.Select(n => (object?[])["P", n, null, null, 0L, 0L, 0m]);

        using var response = await _bi.GetAsync("/bi/produits?format=csv");

        (await response.Content.ReadAsStringAsync()).Split("\r\n")[1..^1].Select(l => l.Split(',')[1]).ShouldBe(names);
    }

    [Fact]
    public async Task Days_and_channels_reach_the_warehouse()
    {
        using var response = await _bi.GetAsync("/bi/lignes?from=2025-01-31&to=2025-02-01&canal=boutique,web");

        _bi.Source.Table.ShouldBe(StarTables.Lines);
        _bi.Source.Selection!.From.ShouldBe(new DateOnly(2025, 1, 31));
        _bi.Source.Selection.To.ShouldBe(new DateOnly(2025, 2, 1));
        _bi.Source.Selection.Channels.ShouldBe([Channel.Web, Channel.Boutique]);
    }

    [Theory]
    [InlineData("/bi/ventes", HttpStatusCode.NotFound, "There is no table 'ventes'; the tables are commandes, lignes, clients, produits, calendrier.")]
    [InlineData("/bi/commandes?from=2025-13-01", HttpStatusCode.BadRequest, "from is '2025-13-01'; write a day such as 2025-04-26.")]
    [InlineData("/bi/commandes?from=2025-02-02&to=2025-02-01", HttpStatusCode.BadRequest, "from (2025-02-02) is later than to (2025-02-01); both days are included.")]
    [InlineData("/bi/commandes?canal=kiosk", HttpStatusCode.BadRequest, "canal holds 'kiosk'; allowed are web, mobile, boutique and all.")]
    [InlineData("/bi/commandes?format=xml", HttpStatusCode.BadRequest, "format is 'xml'; allowed are csv, excel, json and jsonl.")]
    [InlineData("/bi/commandes?channel=web", HttpStatusCode.BadRequest, "There is no parameter 'channel'; the parameters are from, to, canal, format, formulas.")]
    [InlineData("/bi/commandes?formulas=no", HttpStatusCode.BadRequest, "formulas is 'no'; allowed is escape.")]
    public async Task What_cannot_be_understood_is_said(string path, HttpStatusCode status, string detail) =>
        (await _bi.GetAsync(path).ProblemAsync(status)).ShouldBe(detail);

    [Fact]
    public async Task Compressed_and_plain_answers_hold_the_same()
    {
        _bi.Source.Rows = Enumerable.Repeat(Product, 5_000);
        using var plain = await _bi.GetAsync("/bi/produits?format=csv");
        using var compressed = await _bi.GetAsync("/bi/produits?format=csv", ("Accept-Encoding", "br, gzip"));
        using var refused = await _bi.GetAsync("/bi/produits?format=csv", ("Accept-Encoding", "gzip;q=0"));

        plain.Content.Headers.ContentEncoding.ShouldBeEmpty();
        refused.Content.Headers.ContentEncoding.ShouldBeEmpty();
        compressed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        var bytes = await compressed.Content.ReadAsByteArrayAsync();
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        var text = await plain.Content.ReadAsStringAsync();
        (await unpacked.ReadToEndAsync()).ShouldBe(text);
        bytes.Length.ShouldBeLessThan(text.Length / 10);
    }

    [Fact]
    public async Task What_a_client_holds_is_not_sent_again_until_an_order_is_stored()
    {
        using var first = await _bi.GetAsync("/bi/produits?format=csv");
        var tag = first.Headers.ETag!;
        tag.IsWeak.ShouldBeTrue();

        using var unchanged = await _bi.GetAsync("/bi/produits?format=csv", ("If-None-Match", tag.ToString()));
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        unchanged.Headers.ETag.ShouldBe(tag);

        using var otherFormat = await _bi.GetAsync("/bi/produits?format=json", ("If-None-Match", tag.ToString()));
        otherFormat.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var otherDays = await _bi.GetAsync("/bi/produits?format=csv&from=2025-01-01", ("If-None-Match", tag.ToString()));
        otherDays.StatusCode.ShouldBe(HttpStatusCode.OK);
        _bi.Source.Version = "2";
        using var changed = await _bi.GetAsync("/bi/produits?format=csv", ("If-None-Match", tag.ToString()));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(tag);
    }

    [Fact]
    public async Task HEAD_tells_what_GET_would_without_reading_on()
    {
        _bi.Source.Rows = Enumerable.Repeat(Product, 5_000);
        using var got = await _bi.GetAsync("/bi/produits?format=csv");
        var before = _bi.Source.HandedOut;

        using var head = await _bi.Client.SendAsync(HttpMethod.Head, "/bi/produits?format=csv", ("apikey", RunningApi.Token));

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldBe(got.Headers.ETag);
        head.Content.Headers.ContentType.ShouldBe(got.Content.Headers.ContentType);
        (_bi.Source.HandedOut - before).ShouldBe(1);
        using var stranger = await _bi.Client.SendAsync(HttpMethod.Head, "/bi/produits");
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_warehouse_that_is_away_is_a_problem()
    {
        _bi.Source.Failure = new WarehouseUnavailableException("away");

        (await _bi.GetAsync("/bi/commandes").ProblemAsync(HttpStatusCode.ServiceUnavailable)).ShouldContain("away");
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    public async Task An_answer_that_breaks_off_is_not_taken_for_the_whole(string encoding)
    {
        _bi.Source.Rows = Enumerable.Repeat(Product, 50_000);
        _bi.Source.Failure = new WarehouseUnavailableException("away");

        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            using var response = await _bi.GetAsync("/bi/produits?format=csv", ("Accept-Encoding", encoding));
            await response.Content.ReadAsByteArrayAsync();
        });
    }

    [Fact]
    public async Task A_client_that_reads_slowly_holds_up_the_reading()
    {
        const int Total = 2_000_000;
        _bi.Source.Rows = Enumerable.Repeat(Product, Total);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/bi/produits?format=csv") { Headers = { { "apikey", RunningApi.Token } } };
        using var response = await _bi.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        var buffer = new byte[1 << 20];
        await body.ReadExactlyAsync(buffer);

        // The rest waits in buffers of the network, which hold a few megabytes of some hundred.
        _bi.Source.HandedOut.ShouldBeLessThan(Total / 4);
    }
}
