using System.Security.Claims;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class SessionsSpecs
{
    private readonly ManualTime _time = new(FakeMarket.Noon);
    private readonly Sessions _sessions;

    public SessionsSpecs() => _sessions = new Sessions(new ControlToken(RunningApi.Token), _time);

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
        new Sessions(new ControlToken(new string('f', 32)), _time).IsAlive(_sessions.Begin("127.0.0.1")).ShouldBeFalse();

    [Fact]
    public void Nobody_and_strangers_have_none()
    {
        _sessions.IsAlive(new ClaimsPrincipal(new ClaimsIdentity())).ShouldBeFalse();
        _sessions.IsAlive(new ClaimsPrincipal(new ClaimsIdentity(_sessions.Begin("127.0.0.1").Claims, "other"))).ShouldBeFalse();
        _sessions.IsAlive(new ClaimsPrincipal(new ClaimsIdentity(SessionCookie.Scheme))).ShouldBeFalse();
    }
}
