using System.Security.Claims;
using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class SessionsSpecs
{
    private readonly ManualTime _time = new(FakeMarket.Noon);
    private readonly Sessions _sessions;

    public SessionsSpecs() => _sessions = Of(RunningApi.Token);

    [Fact]
    public void A_session_lasts_twelve_hours()
    {
        var session = _sessions.Begin("127.0.0.1");
        session.Identity!.Name.ShouldBe("dashboard (127.0.0.1)");

        _time.Now += TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1);
        _sessions.IsAlive(session).ShouldBeTrue();
        _time.Now += TimeSpan.FromSeconds(1);
        _sessions.IsAlive(session).ShouldBeFalse();
    }

    [Fact]
    public void One_that_was_ended_stays_so_and_others_go_on()
    {
        var (ended, other) = (_sessions.Begin("127.0.0.1"), _sessions.Begin("127.0.0.1"));

        _sessions.Finish(ended);

        _sessions.IsAlive(ended).ShouldBeFalse();
        _sessions.IsAlive(other).ShouldBeTrue();
        _time.Now += TimeSpan.FromHours(13);
        _sessions.Finish(_sessions.Begin("127.0.0.1"));
        _sessions.IsAlive(ended).ShouldBeFalse();
    }

    [Fact]
    public void One_of_another_token_is_none() =>
        Of(new string('f', 32)).IsAlive(_sessions.Begin("127.0.0.1")).ShouldBeFalse();

    [Fact]
    public void One_that_was_ended_stays_so_after_a_restart()
    {
        using var keys = new ScratchFolder();
        var (ended, other) = (_sessions.Begin("127.0.0.1"), _sessions.Begin("127.0.0.1"));
        Of(RunningApi.Token, keys.Path).Finish(ended);

        var restarted = Of(RunningApi.Token, keys.Path);
        restarted.IsAlive(ended).ShouldBeFalse();
        restarted.IsAlive(other).ShouldBeTrue();
        PrivateFile.IsOpenToOthers(Directory.GetFiles(keys.Path).ShouldHaveSingleItem()).ShouldBeFalse();

        _time.Now += TimeSpan.FromHours(13);
        restarted.Finish(restarted.Begin("127.0.0.1"));
        File.ReadAllLines(Directory.GetFiles(keys.Path).Single()).Length.ShouldBe(1, "what is too old anyway is forgotten");
    }

    [Fact]
    public void Without_its_file_a_session_ends_all_the_same()
    {
        using var keys = new ScratchFolder();
        Directory.CreateDirectory(Path.Combine(keys.Path, "ended-sessions.next"));
        var sessions = Of(RunningApi.Token, keys.Path);
        var session = sessions.Begin("127.0.0.1");

        sessions.Finish(session);

        sessions.IsAlive(session).ShouldBeFalse();
    }

    [Fact]
    public void Nobody_and_strangers_have_none()
    {
        _sessions.IsAlive(new ClaimsPrincipal(new ClaimsIdentity())).ShouldBeFalse();
        _sessions.IsAlive(new ClaimsPrincipal(new ClaimsIdentity(_sessions.Begin("127.0.0.1").Claims, "other"))).ShouldBeFalse();
        _sessions.IsAlive(new ClaimsPrincipal(new ClaimsIdentity(SessionCookie.Scheme))).ShouldBeFalse();
    }
    private Sessions Of(string token, string? keys = null) =>
        new(new ControlToken(token), _time, new EndedSessions(new AccessOptions { KeyFolder = keys }, NullLogger<EndedSessions>.Instance));
}
