namespace Graph.Gateway.Auth;

/// <summary>
/// Marks an endpoint that answers everyone the same: the credentials of a request are not looked at, good or bad.
/// </summary>
internal sealed class IgnoresCredentials;
