using System.Text.Json;
using Shouldly;

namespace MultiMarket.Host.Tests.Events;

/// <summary>What is expected of an event.</summary>
internal static class EventShould
{
    /// <summary>It has this name and exactly this data.</summary>
    public static void ShouldBeEvent(this (string Name, JsonElement Data)? e, string name, string data)
    {
        e.ShouldNotBeNull();
        (e.Value.Name, e.Value.Data.GetRawText()).ShouldBe((name, data));
    }
}
