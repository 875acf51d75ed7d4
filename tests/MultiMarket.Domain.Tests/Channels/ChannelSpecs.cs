using MultiMarket.Domain.Channels;

namespace MultiMarket.Domain.Tests.Channels;

public sealed class ChannelSpecs
{
    [Fact]
    public void There_are_three_channels_with_their_folders() =>
        Channel.All.Select(c => (c.Name, c.Folder, c.Delivers)).ShouldBe(
            [("web", "site_web", true), ("mobile", "application_mobile", true), ("boutique", "boutique_physique", false)]);

    [Fact]
    public void A_channel_is_found_by_its_name()
    {
        foreach (var channel in Channel.All) Channel.Find(channel.Name).ShouldBeSameAs(channel);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Web")]
    [InlineData("site_web")]
    [InlineData("all")]
    public void Another_name_is_no_channel(string? name) => Channel.Find(name).ShouldBeNull();

    [Fact]
    public void A_channel_is_shown_by_its_name() => Channel.Boutique.ToString().ShouldBe("boutique");
}
