using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class EventsCommandSpecs : IClassFixture<FakeHost>
{
    private const string Told = """
        retry: 2000
        id: 7-0

        event: order-inserted
        id: 7-1
        data: {"at":"2026-03-01T12:00:00+00:00","channel":"web","order_id":"234","client_id":"C1\u001b[2J","placed_at":"2026-03-01T13:00:00","status":"payée","city":"Casablanca","address":"10 Av Roudani","item_count":2,"total":17000.50,"masked":false}

        :

        event: order-inserted
        id: 7-2
        data: {"at":"2026-03-01T12:00:01+00:00","channel":"boutique","order_id":"9","client_id":null,"placed_at":"2026-03-01T13:00:01","status":"payée","city":null,"address":null,"item_count":1,"total":10,"masked":true}

        event: file-rejected
        id: 7-3
        data: {"at":"2026-03-01T12:00:02+00:00","channel":"web","file":"a.json","attempts":1,"codes":["range"],"violations":[{"code":"range","path":"$.a","found":"0","expected":"1","message":"$.a: found 0, expected 1"}],"masked":false}

        event: file-rejected
        id: 7-4
        data: {"at":"2026-03-01T12:00:03+00:00","channel":"web","file":null,"attempts":1,"codes":["range","type"],"violations":null,"masked":true}

        event: channel-changed
        id: 7-5
        data: {"at":"2026-03-01T12:00:04+00:00","channel":"mobile","part":"simulation","change":"rate","rate":"2s..5s","who":"amina (127.0.0.1)","masked":false}

        event: channel-changed
        id: 7-6
        data: {"at":"2026-03-01T12:00:05+00:00","channel":"mobile","part":"ingestion","change":"paused","rate":null,"who":null,"masked":true}

        event: events-missed
        id: 7-1240
        data: {"count":1234}

        event: events-missed
        id: 7-1240
        data: {"count":null}


        """;

    private readonly FakeHost _host;

    public EventsCommandSpecs(FakeHost host)
    {
        _host = host;
        _host.Answer("/api/events", Told, type: "text/event-stream");
        _host.Requests.Clear();
    }

    [Fact]
    public async Task Each_event_is_a_line_and_the_end_of_the_stream_is_a_failure()
    {
        var run = await CliRun.OfAsync($"events --url {_host.Url}");

        run.Out.Replace('\u00A0', ' ').ShouldBe("""
            2026-03-01 12:00:00  web       order 234, payée, 17 000,50 MAD, Casablanca, C1\u001b[2J, 10 Av Roudani
            2026-03-01 12:00:01  boutique  order 9, payée, 10,00 MAD
            2026-03-01 12:00:02  web       rejected a.json: range: $.a: found 0, expected 1
            2026-03-01 12:00:03  web       rejected a file: range, type
            2026-03-01 12:00:04  mobile    simulation rate 2s..5s by amina (127.0.0.1)
            2026-03-01 12:00:05  mobile    ingestion paused
                                           1 234 events missed
                                           events of an earlier run of the host missed

            """.ReplaceLineEndings("\n"));
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("The host ended the stream: it has stopped, or this login may not read it any more.\n");
    }

    [Fact]
    public async Task Json_is_an_object_a_line()
    {
        var run = await CliRun.OfAsync($"events --json --url {_host.Url}");

        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(8);
        lines[3].ShouldBe("""{"event":"file-rejected","id":"7-4","data":{"at":"2026-03-01T12:00:03+00:00","channel":"web","file":null,"attempts":1,"codes":["range","type"],"violations":null,"masked":true}}""");
    }

    [Fact]
    public async Task The_token_goes_along_when_there_is_one()
    {
        await CliRun.OfAsync($"events --url {_host.Url}", new() { ["MULTIMARKET_TOKEN"] = "secret" });

        _host.Requests.ShouldBe(["GET /api/events [Bearer secret]"]);
    }

    [Fact]
    public async Task What_answers_otherwise_is_no_host()
    {
        _host.Answer("/api/events", "<html>", type: "text/html");

        (await CliRun.OfAsync($"events --url {_host.Url}")).ExitCode.ShouldBe(3);
    }
}
