using MultiMarket.Cli.Tests.Support;
using Shouldly;

namespace MultiMarket.Cli.Tests.Commands;

public sealed class StatusAuditSpecs(FakeHost host) : IClassFixture<FakeHost>
{
    [Fact]
    public async Task The_commands_with_those_who_gave_them()
    {
        host.Answer("/api/audit", """{"entries":[{"at":"2026-03-01T12:00:00+00:00","who":"amina (127.0.0.1)","channel":"web","command":"rate 2s..5s"}],"missing":["mobile: no answer"]}""");
        host.Requests.Clear();
        var run = await CliRun.OfAsync($"status --audit --url {host.Url}", new() { ["MULTIMARKET_TOKEN"] = "secret" });

        run.ExitCode.ShouldBe(0, run.Error);
        foreach (var text in new[] { "2026-03-01 12:00:00", "web", "rate 2s..5s", "amina (127.0.0.1)", "Not complete: mobile: no answer" }) run.Out.ShouldContain(text);
        host.Requests.ShouldBe(["GET /api/audit [Bearer secret]"]);
    }

    [Fact]
    public async Task An_empty_audit_says_so()
    {
        host.Answer("/api/audit", """{"entries":[],"missing":[]}""");
        (await CliRun.OfAsync($"status --audit --url {host.Url}", new() { ["MULTIMARKET_TOKEN"] = "secret" })).Out.ShouldContain("No commands yet.");
    }
}
